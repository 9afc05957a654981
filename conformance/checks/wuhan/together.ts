import type { Text } from '../../../spec/language.ts';
import type { Reply } from '../../exchange/observation.ts';
import { type Arrived, defaultRate } from '../../exchange/pace.ts';
import { NotObserved } from '../../mismatch.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import type { WuhanTarget } from '../../platforms/wuhan/target.ts';

/**
 * Sends unpaced calls at once, after waiting until the pace allows all of them; gives their replies
 * in the order of the calls. Throws `NotObserved` for fewer than two.
 */
export async function together(
  session: WuhanSession,
  calls: readonly (() => Promise<Reply>)[],
): Promise<readonly Reply[]> {
  if (calls.length < 2) throw new NotObserved(noRace);
  const places: Arrived[] = [];
  for (const _ of calls) places.push(await session.pace());
  return Promise.all(calls.map((call, index) => call().finally(places[index])));
}

/** Twenty, or fewer where the pace of a second does not allow that many at once. */
export const raceSize = ({ rate, url }: WuhanTarget): number =>
  Math.min(20, Math.floor(rate ?? defaultRate(url)));

const noRace: Text = {
  zh: '每秒不足两次请求，无从同时发送',
  en: 'At less than two requests a second, none can be sent at once',
};

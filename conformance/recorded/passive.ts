import type { Text } from '../../spec/language.ts';
import type { Check } from '../check.ts';
import type { Session } from '../exchange/session.ts';
import { NotObserved } from '../mismatch.ts';
import { stars } from './secret-texts.ts';

/** What there is of a session when nothing can be sent. */
export type RecordedSession = Session;

/**
 * The checks that only look at what has passed, whoever sent it. A check of the pace is none of
 * them: how much other people may send, no target file says.
 */
const lookingBack = [
  /\.reply\..+$/,
  /\.frame\.(?:encoding|json|content-type|complete)$/,
  /\.failure\.(?:no-internals|empty-handed)$/,
  /\.(?:codes\.known|result\.agrees|token\.both-names-alike)$/,
  /\.masking\..+-everywhere$/,
] as const;

export const isPassive = ({ id }: Pick<Check<never>, 'id'>): boolean =>
  lookingBack.some((one) => one.test(id));

/** What such traffic does not show. */
export const needsLive: Text = {
  zh: '须实际发出请求才能判断',
  en: 'needs live requests',
};

/** The same check on traffic: one that has to send something says so, in its own place. */
export function onTraffic(
  check: Check<RecordedSession>,
  isMasked: boolean,
): Check<RecordedSession> {
  const { needs: _, after: __, ...rest } = check;
  if (!isPassive(check)) return { ...rest, run: skip };
  return isMasked && check.id.endsWith('.no-internals') ? onUnmasked(rest) : rest;
}

/** Stars that stand for two different secrets would look like one that was given away. */
const onUnmasked = (check: Check<RecordedSession>): Check<RecordedSession> => ({
  ...check,
  run: (session) =>
    check.run({ ...session, all: session.all.filter(({ reply }) => !reply?.text.includes(stars)) }),
});

function skip(): never {
  throw new NotObserved(needsLive);
}

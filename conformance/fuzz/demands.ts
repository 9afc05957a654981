import type { Reply } from '../exchange/observation.ts';
import { told, unthrottled } from '../expect.ts';
import { Mismatch } from '../mismatch.ts';

/** The reply to a right request: as the document has it, and no fault of the server. */
export function judgeAllowed(reply: Reply): void {
  inEnvelope(reply);
  if (reply.outcomes.includes('success') || !isFault(reply)) return;
  throw new Mismatch({
    expected: { zh: '不是服务器出错', en: 'no fault of the server' },
    actual: told(reply),
    at: reply.codeAt,
  });
}

/** The reply to a wrong request: a refusal, by whichever code (WH-A26 knows one for faults). */
export function judgeForbidden(reply: Reply): void {
  inEnvelope(reply);
  const isServed = reply.outcomes.length === 1 && reply.outcomes[0] === 'success';
  const crashed = isFault(reply) && reply.status >= 500 && reply.outcomes.length === 1;
  if (!isServed && !crashed) return;
  throw new Mismatch({
    expected: { zh: '拒绝', en: 'a refusal' },
    actual: told(reply),
    at: reply.codeAt,
  });
}

/** Where a code can mean either, only the status says that something broke. */
const isFault = ({ outcomes, status }: Reply): boolean =>
  outcomes.includes('server-fault') && (outcomes.length === 1 || status >= 500);

/** JSON of the interface that does not contradict itself, its fields as the schema has them. */
export function inEnvelope(reply: Reply): void {
  unthrottled(reply);
  // What a reply is called is looked at by a check of its own.
  const fault = reply.frame.find(({ kind }) => kind !== 'content-type');
  if (fault) throw new Mismatch(fault);
  if (reply.outcomes.length === 0) {
    const expected = { zh: '不自相矛盾的应答', en: 'a reply that does not contradict itself' };
    throw new Mismatch({ expected, actual: told(reply), at: reply.codeAt });
  }
  const deviation = reply.deviations.find(({ tolerated }) => tolerated === null);
  if (deviation) throw new Mismatch(deviation);
}

import { valueAt } from '../../../spec/pointer.ts';
import type { Reply } from '../../exchange/observation.ts';
import { demand, refused } from '../../expect.ts';
import { Mismatch } from '../../mismatch.ts';
import { offeredServices, plainQuery } from '../../platforms/wuhan/operations.ts';
import type { Sending } from '../../platforms/wuhan/request.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';

/** WH-A26: the document has no code for a header that is missing or cannot be read. */
export const badHeader: readonly number[] = [1403, 100106, 500];

/** A call that the gateway must not let in, whichever service it is for. */
export async function refusedEverywhere(
  session: WuhanSession,
  sending: Sending,
  codes: readonly number[] = [],
): Promise<void> {
  for (const operation of offeredServices(session)) {
    const query = plainQuery(session, operation);
    refusedAsCaller(session, await session.violate(operation, query, sending), codes);
  }
}

/** The call was refused for who made it (1433), or with a code that WH-A26 tolerates. */
function refusedAsCaller(session: WuhanSession, reply: Reply, codes: readonly number[]): void {
  const kind = refused(reply, {
    as: ['bad-credentials'],
    codes,
    advice: {
      zh: '先核对四个请求头和签名，不对的答以结果码 1433，不要执行查询。',
      en: 'Verify the four headers and the signature first; answer 1433 and do not run the query.',
    },
  });
  if (kind === 'tolerated') {
    session.warn('WH-A26', {
      zh: `请求头有误时答以结果码 ${reply.code}`,
      en: `bad headers are answered with code ${reply.code}`,
    });
  }
  withoutRows(reply);
}

/** A refusal that hands out the data all the same is none. */
export function withoutRows(reply: Reply): void {
  const at = '/data/data';
  demand(reply, { empty: [at] });
  const rows = valueAt(reply.body, at);
  const count = Array.isArray(rows) ? rows.length : 0;
  if (count === 0) return;
  throw new Mismatch({
    expected: { zh: '拒绝时没有数据行', en: 'no rows in a refusal' },
    actual: { zh: `${count} 行`, en: `${count} rows` },
    at,
    reply,
  });
}

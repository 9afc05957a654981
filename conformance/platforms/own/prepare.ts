import { keysOf } from '../../../spec/pointer.ts';
import type { Reply } from '../../exchange/observation.ts';
import { told } from '../../expect.ts';
import { maskOf } from '../../mask.ts';
import { NotObserved } from '../../mismatch.ts';
import { NothingProved } from '../../nothing-proved.ts';
import { firstReply, isRefusedCaller } from '../../reach.ts';
import type { OwnSession } from './session.ts';
import { isSafe } from './stored.ts';

/**
 * Finds out whether there is anything to judge: the endpoint answers, is this interface, and knows
 * the credentials. Throws `NothingProved` when not, or when no call of the document can be made.
 */
export async function prepare(session: OwnSession): Promise<void> {
  const { contract, target } = session;
  const found = callable(session);
  if ('why' in found) throw new NothingProved(found.why);
  const { fields } = contract.document['x-outcomes'];
  const envelope = Object.values(fields).flatMap(([first = '']) => keysOf(first).slice(0, 1));
  const reply = await firstReply(session, envelope, () =>
    session.call(found.endpoint, found.values),
  );
  if (reply && isRefusedCaller(reply)) throw refusedCaller(maskOf(target)(reply.text), reply);
}

/** The first operation that can be called: one that stores nothing, if there is any. */
function callable(session: OwnSession) {
  const { contract, target } = session;
  const safe = contract.endpoints.filter(isSafe);
  const others = contract.endpoints.filter((endpoint) => !isSafe(endpoint));
  let why = {
    zh: '没有许可 allow: [write] 就能调用的操作；只读的 POST 在契约中写 x-safe: true。',
    en: 'No operation can be called without allow: [write]; a POST that stores nothing says x-safe: true.',
  };
  for (const endpoint of [...safe, ...(target.allow?.includes('write') ? others : [])]) {
    try {
      return { endpoint, values: session.right(endpoint) };
    } catch (error) {
      if (!(error instanceof NotObserved)) throw error;
      why = error.reason ?? why;
    }
  }
  return { why };
}

function refusedCaller(said: string, reply: Reply): NothingProved {
  return new NothingProved({
    zh: `凭据被拒绝：${told(reply).zh}；${said.slice(0, 200)}。请核对目标文件中的 security。`,
    en: `The credentials were refused: ${told(reply).en}; ${said.slice(0, 200)}. Check security in the target file.`,
  });
}

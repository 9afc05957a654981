import type { RequirementId } from '../../../generated/requirements.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Given, Hands } from '../../derive/hands.ts';
import { fieldOf } from '../../derive/places.ts';
import type { Reply } from '../../exchange/observation.ts';
import { demand, refused, same, succeeded } from '../../expect.ts';
import { Mismatch } from '../../mismatch.ts';
import { rowsOf } from './pages.ts';
import type { WuhanSession } from './session.ts';

/** How Wuhan's bodies are sent, and what its refusals of input look like (WH-A26). */
export const createHands = (contract: Contract): Hands<WuhanSession> => ({
  acceptedBody: (_, __, example) => example,
  sendBody: (session, operation, body) =>
    session.violate(operation, {}, { body: JSON.stringify(body) }),
  succeeded: (_, reply) => succeeded(reply),
  refusedInput,
  refusalRequirements: () => refusalClauses(contract),
  sameResult: (reply, other) => same(rowsOf(reply), rowsOf(other), '/data/data'),
  warn: (session, ...warning) => session.warn(...warning),
});

/** The code for bad input is the same for every parameter. */
function refusalClauses({ document }: Contract): readonly RequirementId[] {
  const code = document['x-result-codes'].find((one) => one.code === 500);
  // The one cast: the document names no other requirements than those of the register.
  return (code?.['x-clause'] ?? []) as readonly RequirementId[];
}

/**
 * 500 means bad input as well as a server fault: with HTTP 200 the refusal has to name the
 * parameter, and the same call without the fault has to succeed.
 */
export async function refusedInput(
  session: WuhanSession,
  reply: Reply,
  given: Given | null,
  control: () => Promise<Reply>,
): Promise<void> {
  const kind = refused(reply, { as: ['bad-input'], codes: [1403, 100106], advice });
  if (kind === 'tolerated') {
    session.warn('WH-A26', {
      zh: `参数有误时答以结果码 ${reply.code}`,
      en: `bad input is answered with code ${reply.code}`,
    });
  }
  const clear = kind === 'as' && !reply.outcomes.includes('server-fault');
  if (clear) return;
  // A code of the endpoint's own (WH-A48) may say by itself what 500 leaves open, but not a crash.
  const open = reply.known || reply.status >= 500;
  if (kind === 'as' && open && given !== null) named(reply, fieldOf(given.keys));
  succeeded(await control(), {
    zh: '去掉这一处错误后仍不成功，说明不是因为参数才拒绝。',
    en: 'It fails without the fault as well, so the parameter was not the reason.',
  });
}

const advice = {
  zh: '先校验参数再查询；参数有误时答以结果码 500，并在 errmsg 和 hint 中点名参数。',
  en: 'Validate before you query; answer a bad parameter with code 500 and name it in errmsg and hint.',
};

function named(reply: Reply, parameter: string): void {
  demand(reply, { names: [parameter] });
  if (reply.text.toLowerCase().includes(parameter.toLowerCase())) return;
  throw new Mismatch({
    expected: {
      zh: `errmsg 或 hint 中点名参数 ${parameter}`,
      en: `the parameter ${parameter} named in errmsg or hint`,
    },
    actual: {
      zh: `没有点名：${reply.text.slice(0, 200)}`,
      en: `not named: ${reply.text.slice(0, 200)}`,
    },
    at: '/errmsg',
    advice,
    reply,
  });
}

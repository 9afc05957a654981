import type { Given, Hands } from '../../derive/hands.ts';
import { fieldOf } from '../../derive/places.ts';
import type { Reply } from '../../exchange/observation.ts';
import { refused, succeeded } from '../../expect.ts';
import { isWithoutData, numberIn, pageIn, textIn } from './replies.ts';
import { type Parameters, payloadOf } from './request.ts';
import type { ShanxiSession } from './session.ts';

/** The parameters of a call that succeeds, made from what the target file knows. */
export function rightParameters({ target }: ShanxiSession, operation: string): Parameters {
  const { rated, traded } = target.fixtures;
  if (operation === 'getEnterpriseGrade') return { uniscId: rated.uniscId };
  if (operation === 'getEnterpriseGrades') return pageOfTen;
  if (operation === 'getPublicResourcesTrading') return { ...traded };
  return {};
}

const pageOfTen = { pageno: 1, pagesize: 10 };

/** How Shanxi's bodies are sent, and what its refusals of input look like: result 0, no more. */
export const hands: Hands<ShanxiSession> = {
  acceptedBody: (session, operation) =>
    payloadOf(session.target.account, rightParameters(session, operation)),
  sendBody: (session, operation, body) =>
    session.violate(operation, {}, { body: JSON.stringify(body) }),
  succeeded(session, reply, { keys, value }) {
    const digits = typeof value === 'string' && /^\d+$/.test(value);
    if (digits && !reply.outcomes.includes('success')) {
      refused(reply, { as: ['bad-input'] });
      session.warn('SX-A29', {
        zh: `${fieldOf(keys)} 写成数字串时被拒绝`,
        en: `a ${fieldOf(keys)} that is a string of digits is refused`,
      });
    } else if (isPastTheEnd(session, keys, value)) emptyOrRefused(session, reply);
    else succeeded(reply);
  },
  async refusedInput(session, reply, given) {
    if (given && isCode(given)) notFound(session, reply);
    else refused(reply, { as: ['bad-input'] });
  },
  refusalRequirements: () => ['SX-R060'],
  warn: (session, ...warning) => session.warn(...warning),
};

/** A text in the place of a code, which an endpoint may look for and not find. */
const isCode = ({ keys, value }: Given): boolean =>
  fieldOf(keys) === 'uniscId' && textIn(value) !== '';

/** Whether a page lies past the end of the list, as the run has last seen it. */
function isPastTheEnd({ all }: ShanxiSession, keys: readonly string[], value: unknown): boolean {
  const seen = all.findLast(({ reply }) => reply !== null && isPage(reply))?.reply;
  if (fieldOf(keys) !== 'pageno' || !seen) return false;
  return (numberIn(value) - 1) * pageOfTen.pagesize >= pageIn(seen).count;
}

const isPage = ({ operation, outcomes }: Reply): boolean =>
  operation === 'getEnterpriseGrades' && outcomes.includes('success');

/** SX-A28: a page past the end is an empty list, or refused, which is worth a word. */
export function emptyOrRefused(session: Pick<ShanxiSession, 'warn'>, reply: Reply): void {
  if (reply.outcomes.includes('success')) return;
  refused(reply, { as: ['bad-input', 'not-found'] });
  session.warn('SX-A28', {
    zh: '超过最后一页时失败，而不是给出空列表',
    en: 'a page past the end fails and is no empty list',
  });
}

/** SX-A24: no enterprise is refused, or a success without data, which is worth a word. */
export function notFound(session: Pick<ShanxiSession, 'warn'>, reply: Reply): void {
  if (!reply.outcomes.includes('success') || !isWithoutData(reply)) {
    return void refused(reply, { as: ['not-found', 'bad-input'] });
  }
  session.warn('SX-A24', {
    zh: '没有的企业查询成功，data 为 null',
    en: 'an unknown enterprise is a success with data null',
  });
}

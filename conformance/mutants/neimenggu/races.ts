import { withFields } from '../bodies.ts';
import { cut, webPage, when } from '../deviations.ts';
import type { WireReply, WireRequest } from '../mutant.ts';
import { isSuccess, only } from './deviations.ts';
import { calls, caseOf, needsToken, textsOf, tokenOf } from './requests.ts';
import type { Deviation, Mutant, Surroundings } from './surroundings.ts';
import { admitCalls, sessionOf } from './tokens.ts';

/** What goes wrong where calls overlap or lie far apart, and on rare characters. */
export const races: readonly Mutant[] = [
  {
    name: 'logins-at-once-share-a-token',
    class: 'state',
    requirements: ['NM-R012', 'NM-R021', 'NM-R027', 'NM-R029'],
    says: { zh: '同时登录得到同一令牌', en: 'logins at the same time share a token' },
    operation: 'login',
    field: 'access_token',
    deviate: only('login', async (request, around) => {
      const key = `login ${request.body}`;
      const running = around.memory.get(key) ?? around.forward(request);
      around.memory.set(key, running);
      // The one cast: nothing else is kept under this name.
      const reply = await (running as Promise<WireReply>);
      around.memory.delete(key);
      return reply;
    }),
  },
  {
    name: 'call-under-way-revives-its-session',
    class: 'state',
    requirements: ['NM-R014', 'NM-R029', 'NM-R022', 'NM-R052'],
    says: {
      zh: '退出登录时有调用在途的，会话又活了过来',
      en: 'a call under way brings the session back that is being closed',
    },
    field: 'access_token',
    deviate: when(needsToken, overlapping),
  },
  {
    name: 'case-is-forgotten-after-fifty-others',
    class: 'state',
    requirements: ['NM-R033', 'NM-R035', 'NM-R043'],
    says: {
      zh: '又受理五十个案件之后，重送的案件得到另一个受理号',
      en: 'after fifty other cases, the same case gets another acceptid',
    },
    operation: 'receiveCaseinfo',
    field: 'caseid',
    deviate: only('receiveCaseinfo', async (request, around) => {
      const known = around.memory;
      const key = `${sessionOf(request, around)?.appKey} ${caseOf(request)?.['caseid']}`;
      const isForgotten = known.has(key) && known.size - Number(known.get(key)) > 50;
      const reply = await around.forward(isForgotten ? renumbered(request) : request);
      if (isSuccess(reply) && !known.has(key)) known.set(key, known.size);
      return reply;
    }),
  },
  {
    name: 'lone-surrogate-gets-a-web-page',
    class: 'robustness',
    requirements: ['NM-R010', 'NM-R007', 'NM-R036'],
    says: { zh: '文本含落单的代理项时答网页', en: 'a lone surrogate gets a web page' },
    operation: 'receiveCaseinfo',
    deviate: when(
      (request) => textsOf(request).some((text) => /\p{Surrogate}/u.test(text)),
      async () => webPage(500),
    ),
  },
  {
    name: 'number-without-end-cuts-the-connection',
    class: 'robustness',
    requirements: ['NM-R010', 'NM-R007', 'NM-R036'],
    says: { zh: '数字有几百位时断开连接', en: 'hundreds of digits cut the connection' },
    operation: 'receiveCaseinfo',
    deviate: when(({ body }) => /:\s*\d{300}/.test(body.toString()), cut),
  },
];

/** The same case under another number: what forgets has nothing to compare it with. */
const renumbered = (request: WireRequest): WireRequest =>
  withFields(request, { caseid: `${caseOf(request)?.['caseid']}-again` });

/** Notes sessions whose logout overlapped with a call, and lets calls of those in. */
async function overlapping(request: WireRequest, around: Surroundings): Promise<WireReply> {
  const token = tokenOf(request);
  const own = calls('logout')(request) ? 'closing' : 'calling';
  const other = own === 'closing' ? 'calling' : 'closing';
  const count = (name: string) => Number(around.memory.get(`${name} ${token}`) ?? 0);
  around.memory.set(`${own} ${token}`, count(own) + 1);
  if (count(other) > 0) around.memory.set(`revived ${token}`, true);
  const reply = await admitRevived(request, around);
  around.memory.set(`${own} ${token}`, count(own) - 1);
  return reply;
}

const admitRevived: Deviation = admitCalls(
  (request, around) =>
    around.memory.has(`revived ${tokenOf(request)}`) &&
    sessionOf(request, around)?.isClosed === true,
);

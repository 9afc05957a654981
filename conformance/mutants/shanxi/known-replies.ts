import { withFields } from '../bodies.ts';
import { edited, when } from '../deviations.ts';
import { envelopeOf, map, put, withJson } from '../envelope.ts';
import { after, eachTrade, edit, failure, only, rowsOf, withRows } from './deviations.ts';
import { calls } from './requests.ts';
import type { Mutant, Surroundings } from './surroundings.ts';

/** Deviations in what comes back, whatever was sent; written after the checks. */
export const knownReplies: readonly Mutant[] = [
  {
    name: 'failures-come-in-a-list',
    class: 'envelope',
    requirements: ['SX-R060', 'SX-R059'],
    says: { zh: '失败的应答是列表', en: 'failures come in a list' },
    field: 'body',
    deviate: after('failure', (reply) => withJson(reply, [envelopeOf(reply)])),
  },
  {
    name: 'refusal-holds-what-was-asked-for',
    class: 'security',
    requirements: ['SX-R060', 'SX-R050'],
    says: {
      zh: '失败时照样给出令牌、公钥和企业列表',
      en: 'a failure gives the token, the key or the enterprises all the same',
    },
    field: 'data',
    deviate: when(
      calls('getToken', 'getPublicKey', 'getEnterpriseGrades'),
      after('failure', async (reply, request, { forward, accounts }) => {
        const page = { pageno: 1, pagesize: 10, token: undefined };
        const right = await forward(withFields(request, { ...accounts()[0], ...page }));
        return edited(reply, put('data', envelopeOf(right)?.['data']));
      }),
    ),
  },
  {
    name: 'every-hundredth-call-is-throttled',
    class: 'strict',
    requirements: ['SX-R025'],
    says: { zh: '每一百次调用限流一次', en: 'one call of a hundred is throttled' },
    field: 'result',
    deviate: when(isHundredth, async () => failure('请求过于频繁', 429)),
  },
  {
    name: 'rows-are-texts',
    class: 'body',
    requirements: ['SX-R072', 'SX-R069', 'SX-R079'],
    says: {
      zh: '列表中的每一项是 JSON 字符串',
      en: 'each row of a list is a text that holds JSON',
    },
    deviate: when(
      calls('getEnterpriseGrades', 'getPublicResourcesTrading'),
      after('success', (reply) =>
        withRows(
          reply,
          rowsOf(reply).map((row) => JSON.stringify(row)),
        ),
      ),
    ),
  },
  {
    name: 'trades-name-nobody',
    class: 'body',
    requirements: ['SX-R073', 'SX-R079'],
    says: { zh: '交易的企业名称是 null', en: 'the name of the enterprise of a trade is null' },
    operation: 'getPublicResourcesTrading',
    field: 'enterpriseName',
    deviate: eachTrade(put('enterpriseName', null)),
  },
  {
    name: 'day-is-not-on-the-calendar',
    class: 'body',
    requirements: ['SX-R084'],
    says: { zh: '公告日期是 2 月 30 日', en: 'the day of publication is 30 February' },
    operation: 'getPublicResourcesTrading',
    field: 'publicizingDay',
    deviate: eachTrade(map('publicizingDay', (day) => `${day}`.replace(/-..-../, '-02-30'))),
  },
  {
    name: 'key-id-is-a-number',
    class: 'body',
    requirements: ['SX-R006'],
    says: { zh: '公钥的 keyId 是数', en: 'the keyId of the public key is a number' },
    operation: 'getPublicKey',
    field: 'keyId',
    deviate: only('getPublicKey', edit('success', put('data.keyId', 7))),
  },
  {
    name: 'token-is-a-number',
    class: 'body',
    requirements: ['SX-R008'],
    says: { zh: '令牌是数', en: 'a token is a number' },
    operation: 'getToken',
    field: 'token',
    deviate: only('getToken', edit('success', put('data.token', 20_260_301))),
  },
];

/** As at a gateway that counts for itself. */
function isHundredth(_request: unknown, { memory }: Pick<Surroundings, 'memory'>): boolean {
  const count = Number(memory.get('calls') ?? 0) + 1;
  memory.set('calls', count);
  return count % 100 === 0;
}

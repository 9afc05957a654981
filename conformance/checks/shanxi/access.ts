import type { Check } from '../../check.ts';
import { pathOf } from '../../exchange/request.ts';
import { refused, succeeded } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import type { Sending } from '../../platforms/shanxi/request.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { type Account, systemParameters } from '../../platforms/shanxi/target.ts';
import { onCalls, onOperation, queries } from './calls.ts';
import { callBy, refusedCaller } from './refusals.ts';

type ShanxiCheck = Check<ShanxiSession>;

const second: ShanxiCheck = {
  ...onCalls('getEnterpriseGrade'),
  id: 'shanxi.access.second-account',
  requirements: ['SX-R039', 'SX-R026', 'SX-R027'],
  field: 'username',
  needs: ['secondAccount'],
  title: {
    zh: '另一个账户以自己的凭据查询成功',
    en: 'Another account queries with its own credentials',
  },
  async run(session) {
    succeeded(await callBy(session, 'getEnterpriseGrade', session.target.secondAccount), {
      zh: '先核对目标文件中 secondAccount 的三个参数，再看端点。',
      en: 'Check the three parameters of secondAccount in the target file before the endpoint.',
    });
  },
};

/** SX-A45: a right account without leave for an interface. */
const ungranted: ShanxiCheck = {
  ...onCalls('*'),
  id: 'shanxi.access.ungranted',
  requirements: ['SX-R026', 'SX-R027', 'SX-R050'],
  field: 'username',
  needs: ['ungrantedAccount'],
  title: {
    zh: '账户没有获得授权的接口，拒绝它的调用',
    en: 'An interface that an account has not been granted refuses its calls',
  },
  async run(session) {
    const { ungrantedAccount, fixtures } = session.target;
    const operation = ungrantedAccount?.operation ?? '';
    // Without the licence of anybody it would be refused for that.
    if (operation === 'getPublicResourcesTrading' && !fixtures.traded) throw new NotObserved();
    refusedCaller(await callBy(session, operation, ungrantedAccount));
  },
};

/** Where else a caller might put who it is. */
interface Place {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly sending: (session: ShanxiSession, operation: string) => Sending;
}

const places: readonly Place[] = [
  {
    id: 'in-address',
    zh: '网址',
    en: 'the address',
    sending: ({ target, contract }, operation) => ({
      path: `${pathOf(target, contract, operation)}?${inForm(target.account)}`,
    }),
  },
  {
    id: 'in-headers',
    zh: '请求头',
    en: 'headers',
    sending: ({ target }) => ({
      headers: Object.fromEntries(inForm(target.account).split('&').map(pairOf)),
    }),
  },
];

/** As an address has it: a header takes no other characters than an address does. */
const inForm = (account: Account): string =>
  `${new URLSearchParams({ ...systemParameters(account) })}`;

const pairOf = (text: string): readonly string[] => text.split('=');

const misplaced = (operation: string, { id, zh, en, sending }: Place): ShanxiCheck => ({
  ...onOperation(operation),
  id: `shanxi.access.${operation}.${id}`,
  requirements: ['SX-R039', 'SX-R038', 'SX-R035'],
  field: 'body',
  // The right secret in an address ends in logs: only where an endpoint is there to be written to.
  needs: [...onOperation(operation).needs, 'write'],
  title: {
    zh: `${operation}：凭据只写在${zh}里的调用被拒绝`,
    en: `${operation}: a call whose credentials stand in ${en} alone is refused`,
  },
  async run(session) {
    const body = JSON.stringify(rightParameters(session, operation));
    const sent = { ...sending(session, operation), body };
    refused(await session.violate(operation, {}, sent), { as: ['bad-credentials', 'bad-input'] });
  },
});

/** Who may call what, and where it says who it is. */
export const accessChecks: readonly ShanxiCheck[] = [
  second,
  ungranted,
  ...queries.flatMap((operation) => places.map((place) => misplaced(operation, place))),
];

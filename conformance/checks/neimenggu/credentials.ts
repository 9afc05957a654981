import { randomUUID } from 'node:crypto';
import type { RequirementId } from '../../../generated/requirements.ts';
import { eachOf } from '../../attempts.ts';
import type { Check } from '../../check.ts';
import { NotObserved } from '../../mismatch.ts';
import {
  credentialsOf,
  type NeimengguSession,
  rootCheck,
} from '../../platforms/neimenggu/session.ts';
import type { Application } from '../../platforms/neimenggu/target.ts';
import { asCode } from '../../spoilings.ts';
import { onCalls } from './calls.ts';
import { type Rejection, refusedAsCaller } from './refusals.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** A login with something about its credentials changed; `undefined` leaves a field out. */
export const attempt = (session: NeimengguSession, changes: Readonly<Record<string, unknown>>) =>
  session.violate('login', { ...credentialsOf(session.target.application), ...changes });

/** A field of the login, and what is answered where it is wrong. */
export interface Credential {
  readonly name: keyof Application;
  readonly requirements: readonly [RequirementId, ...RequirementId[]];
  /** Missing, null or empty. */
  readonly missing: Rejection;
  /** Blanks, which some take for a value like any other. */
  readonly blank: Rejection;
}

export const appKey: Credential = {
  name: 'appKey',
  requirements: ['NM-R049', 'NM-R024'],
  missing: { field: 'appKey', tolerated: { reading: 'NM-A08', codes: ['12001'] } },
  blank: { field: 'appKey', tolerated: { reading: 'NM-A08', codes: ['12001'] } },
};

const appSecret: Credential = {
  name: 'appSecret',
  requirements: ['NM-R050', 'NM-R025'],
  missing: { field: 'appSecret' },
  blank: { field: 'appSecret', tolerated: { reading: 'NM-A09', codes: ['12002', '12004'] } },
};

/** NM-A57: whatever is wrong about an account, 12004 is its code, and others are borne. */
const anyAccount: Rejection = {
  field: 'account',
  tolerated: { reading: 'NM-A57', codes: ['12002', '12003'] },
};

export const account: Credential = {
  name: 'account',
  requirements: ['NM-R051', 'NM-R026'],
  missing: anyAccount,
  blank: anyAccount,
};

const empty = [
  [undefined, '不给', 'the field missing'],
  [null, '值为 null', 'the value null'],
  ['', '值为空字符串', 'an empty value'],
] as const;

const types = (right: string) =>
  [
    [7, '值为数字', 'a number'],
    [true, '值为布尔值', 'a boolean'],
    [[right], '值为列表', 'a list'],
    [{}, '值为对象', 'an object'],
  ] as const;

/** What can be wrong about each field alike. */
function faultsOf({ name, requirements, missing, blank }: Credential): readonly NeimengguCheck[] {
  const about = (id: string, zh: string, en: string) => ({
    ...onCalls('login'),
    id: `neimenggu.login.${name}-${id}`,
    requirements,
    field: name,
    // An endpoint that takes anything at all for a field is told so once.
    after: [rootCheck, `neimenggu.login.${name}-unknown`],
    title: {
      zh: `${name} ${zh}的登录被拒绝`,
      en: `A login whose ${name} is ${en} is refused`,
    },
  });
  const refuses = (rejection: Rejection) => (session: NeimengguSession) => async (value: unknown) =>
    refusedAsCaller(session, await attempt(session, { [name]: value }), rejection);
  return [
    {
      ...about('missing', '缺失或为空', 'missing or empty'),
      run: (session) => eachOf<unknown>(empty, refuses(missing)(session)),
    },
    {
      ...about('blank', '只有空白', 'blank'),
      run: (session) => refuses(blank)(session)('  '),
    },
    {
      ...about('type', '不是字符串', 'no string'),
      run: (session) => {
        const values = types(session.target.application[name]);
        return eachOf<unknown>(values, refuses({ ...blank, orInput: true })(session));
      },
    },
  ];
}

/** The last one fits everything where a database looks for what is like it. */
const unknown = (): readonly string[] => [`qiyue-${randomUUID().slice(0, 8)}`, asCode, '%'];

const unknownKey: NeimengguCheck = {
  ...onCalls('login'),
  id: 'neimenggu.login.appKey-unknown',
  requirements: ['NM-R049', 'NM-R024', 'NM-R003', 'NM-R023'],
  field: 'appKey',
  title: {
    zh: '平台上没有的 appKey 被拒绝',
    en: 'An appKey that the platform does not know is refused',
  },
  async run(session) {
    for (const appKey of unknown()) {
      refusedAsCaller(session, await attempt(session, { appKey }), { field: 'appKey' });
    }
  },
};

const unknownAccount: NeimengguCheck = {
  ...onCalls('login'),
  id: 'neimenggu.login.account-unknown',
  requirements: ['NM-R051', 'NM-R026', 'NM-R003', 'NM-R021'],
  field: 'account',
  title: {
    zh: '平台上没有的 account 被拒绝',
    en: 'An account that the platform does not know is refused',
  },
  async run(session) {
    for (const account of unknown()) {
      refusedAsCaller(session, await attempt(session, { account }), anyAccount);
    }
  },
};

/** NM-A23: key pair and account have to belong together. */
const otherAccount: NeimengguCheck = {
  ...onCalls('login'),
  id: 'neimenggu.login.account-of-another',
  requirements: ['NM-R023', 'NM-R026', 'NM-R051'],
  field: 'account',
  needs: ['secondApplication'],
  after: [rootCheck, unknownAccount.id],
  title: {
    zh: '另一个应用的 account 被拒绝',
    en: 'The account of another application is refused',
  },
  async run(session) {
    const { application, secondApplication = application } = session.target;
    // Two applications may each have an account of this name.
    if (secondApplication.account === application.account) throw new NotObserved();
    const { account } = secondApplication;
    refusedAsCaller(session, await attempt(session, { account }), anyAccount);
  },
};

/** Everything that can be wrong about appKey and account. */
export const keyChecks: readonly NeimengguCheck[] = [unknownKey, ...faultsOf(appKey)];

export const accountChecks: readonly NeimengguCheck[] = [
  unknownAccount,
  otherAccount,
  ...faultsOf(account),
];

/** What can be wrong about the appSecret as about the others; `secrets.ts` has the wrong ones. */
export const secretFieldChecks = faultsOf(appSecret);

import type { Check } from '../../check.ts';
import { refused, succeeded } from '../../expect.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import type { Account } from '../../platforms/shanxi/target.ts';
import { spaced } from '../../spaced.ts';
import { onPasswords } from './password.ts';
import {
  change,
  changeable,
  query,
  restoring,
  rightQuery,
  stranded,
  temporaryPassword,
} from './password-change.ts';

type ShanxiCheck = Check<ShanxiSession>;

/** A new password that is none, and what it may be taken for. */
interface NoPassword {
  readonly id: string;
  readonly value: unknown;
  readonly takenFor: readonly string[];
  readonly zh: string;
  readonly en: string;
}

const noPasswords: readonly NoPassword[] = [
  { id: 'missing', value: undefined, takenFor: ['', 'undefined'], zh: '缺失', en: 'missing' },
  { id: 'null', value: null, takenFor: ['', 'null'], zh: '为 null', en: 'null' },
  { id: 'empty', value: '', takenFor: [''], zh: '为空', en: 'empty' },
  {
    id: 'blank',
    value: ' '.repeat(10),
    takenFor: [' '.repeat(10), ''],
    zh: '只有空白',
    en: 'blank',
  },
  { id: 'number', value: 4_815_162_342, takenFor: ['4815162342'], zh: '为数字', en: 'a number' },
];

const refusedNew = noPasswords.map(
  ({ id, value, takenFor, zh, en }): ShanxiCheck => ({
    ...onPasswords,
    id: `shanxi.password.newPwd.${id}`,
    title: {
      zh: spaced(`newPwd ${zh}时不修改密码`),
      en: `With a newPwd that is ${en} nothing is changed`,
    },
    run: (session) =>
      restoring(session, takenFor, async () => {
        refused(await change(session, value), { as: ['bad-input'] });
        succeeded(await rightQuery(session, changeable(session).pwd));
      }),
  }),
);

/** Who asks, where the account under test is not the one whose password is changed. */
const strangers = [
  {
    id: 'accessid',
    zh: '另一个账户的 accessid',
    en: 'the accessid of another account',
    of: ({ accessid }: Account) => ({ accessid }),
  },
  {
    id: 'username',
    zh: '另一个账户的凭据和这个账户的 username',
    en: 'the credentials of another account and the username of this one',
    of: ({ accessid, pwd }: Account) => ({ accessid, pwd }),
  },
] as const;

const refusedStrangers = strangers.map(
  ({ id, zh, en, of }): ShanxiCheck => ({
    ...onPasswords,
    id: `shanxi.password.stranger.${id}`,
    requirements: ['SX-R007', 'SX-R039', 'SX-R050'],
    field: id,
    title: { zh: spaced(`用${zh}改不了密码`), en: `With ${en} nothing is changed` },
    async run(session) {
      const other = temporaryPassword();
      await restoring(session, [other], async () => {
        const reply = await change(session, other, of(session.target.account));
        refused(reply, { as: ['bad-credentials'] });
        succeeded(await rightQuery(session, changeable(session).pwd));
      });
    },
  }),
);

/** Some refuse the last few passwords only: at the end, another change back may be taken. */
const restored: ShanxiCheck = {
  ...onPasswords,
  id: 'shanxi.password.restored',
  severity: 'should',
  field: 'pwd',
  title: {
    zh: '评测之后，账户的密码和原来一样',
    en: 'After the run the account has the password that it had before',
  },
  async run(session) {
    const { pwd, username } = changeable(session);
    if (session.passwords.size === 0) return;
    const own = session.target.secondAccount?.pwd ?? '';
    await change(session, own).catch(() => null);
    const reply = await query(session, own).catch(() => null);
    if (!reply?.outcomes.includes('success')) throw stranded(session, [pwd]);
    session.keepPassword(username, own);
  },
};

/** Every change that is not to be made, and what is left of those that were. */
export const passwordFaultChecks: readonly ShanxiCheck[] = [
  ...refusedNew,
  ...refusedStrangers,
  restored,
];

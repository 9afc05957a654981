import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from '../../exchange/observation.ts';
import { Mismatch } from '../../mismatch.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import type { Sending } from '../../platforms/shanxi/request.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import type { Account } from '../../platforms/shanxi/target.ts';
import { testPrefix } from '../../result.ts';

/** Changing a password and back again, whatever goes wrong on the way (SX-A09). */

export const changing = 'updatePassword';

/** The account whose password may be changed: another than the one that everything else needs. */
export function changeable({ target, passwords }: ShanxiSession): Account {
  const account = target.secondAccount ?? target.account;
  return { ...account, pwd: passwords.get(account.username) ?? account.pwd };
}

/** Asks for a new password; `changes` are what is wrong about the call, if anything. */
export const change = (
  session: ShanxiSession,
  newPwd: unknown,
  changes: Partial<Account> = {},
  sending: Sending = {},
): Promise<Reply> =>
  session.violate(changing, { ...changes, newPwd }, { ...sending, account: changeable(session) });

/** A query of the account with this password. */
export function query(session: ShanxiSession, pwd: string, more: object = {}): Promise<Reply> {
  const operation = 'getEnterpriseGrade';
  const parameters = { ...rightParameters(session, operation), pwd, ...more };
  return session.violate(operation, parameters, { account: changeable(session) });
}

/** A lock for a moment, as after a wrong password, is waited for: no document forbids it. */
export async function patiently(ask: () => Promise<Reply>): Promise<Reply> {
  const reply = await ask();
  if (isSuccess(reply)) return reply;
  await wait(1200);
  return ask();
}

/** A right query of the account with this password. */
export const rightQuery = (session: ShanxiSession, pwd: string): Promise<Reply> =>
  patiently(() => query(session, pwd));

const isSuccess = ({ outcomes }: Reply): boolean => outcomes.includes('success');

/** Whether the account is let in with this password; silence counts as no. */
const isGood = (session: ShanxiSession, pwd: string): Promise<boolean> =>
  unthrottled(() => query(session, pwd)).then(
    (reply) => isSuccess(reply),
    () => false,
  );

const isGoodAtLast = (session: ShanxiSession, pwd: string): Promise<boolean> =>
  rightQuery(session, pwd).then(isSuccess, () => false);

/** A password is no place to give up at the first HTTP 429. */
async function unthrottled(ask: () => Promise<Reply>): Promise<Reply> {
  for (let tries = 0; tries < 3; tries += 1) {
    const reply = await ask();
    if (reply.outcomes.join() !== 'throttled') return reply;
    await wait(1000);
  }
  return ask();
}

/**
 * Does something by which the account may get one of the other passwords, and gives it its own
 * back. A platform may refuse that (SX-A09); then the account goes on with the other, and a warning
 * says so. Where none is good any more, nothing else is worth saying.
 */
export async function restoring(
  session: ShanxiSession,
  others: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const wrong = await work().then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const left = await leftWith(session, others);
  if (left === 'none') throw stranded(session, others);
  if (left !== 'own') goOnWith(session, left.pwd);
  if (wrong) throw wrong.error;
}

/** What the account is left with: its own password, one of the others, or none that is known. */
type Left = 'own' | 'none' | { readonly pwd: string };

/**
 * Another password that is good is the one that is stored, whether or not the own one is good as
 * well for a while. Where none is, changing back may do all the same.
 */
async function leftWith(session: ShanxiSession, others: readonly string[]): Promise<Left> {
  const { pwd: own } = changeable(session);
  /** Whether the change back was refused, in so many words. */
  const back = (pwd: string): Promise<boolean> =>
    unthrottled(() => change(session, own, { pwd })).then(
      ({ decisive }) => decisive.some(({ value }) => value === 0),
      () => false,
    );
  for (const pwd of others) {
    if ((await isGood(session, pwd)) && (await back(pwd)) && (await isGood(session, pwd))) {
      return { pwd };
    }
  }
  if (await isGoodAtLast(session, own)) return 'own';
  for (const pwd of [...others, own]) await back(pwd);
  for (const pwd of others.flatMap(storedAs)) {
    if (!(await isGood(session, pwd))) continue;
    await back(pwd);
    return (await isGood(session, own)) ? 'own' : { pwd };
  }
  return (await isGood(session, own)) ? 'own' : 'none';
}

/** What may have been stored in the place of a password: its beginning, or another case of it. */
const storedAs = (pwd: string): readonly string[] => [
  ...new Set([pwd.toLowerCase(), ...[20, 18, 16, 12, 10, 8, 6].map((end) => pwd.slice(0, end))]),
];

function goOnWith(session: ShanxiSession, pwd: string): void {
  const { username } = changeable(session);
  session.keepPassword(username, pwd);
  session.warn('SX-A09', {
    zh: `平台拒绝改回原来的密码，账户 ${username} 的密码现在是 ${JSON.stringify(pwd)}`,
    en: `the change back is refused: the password of the account ${username} is now ${JSON.stringify(pwd)}`,
  });
}

/** The temporary password is nobody's secret: whoever cannot get in any more needs to read it. */
export function stranded(session: ShanxiSession, others: readonly string[]): Mismatch {
  const { username } = changeable(session);
  const passwords = others.map((other) => JSON.stringify(other));
  return new Mismatch({
    expected: { zh: '改回原来的密码', en: 'a change back to the password before' },
    actual: { zh: '原来的密码不再有效', en: 'the password before is no longer good' },
    advice: {
      zh: `账户 ${username} 现在的密码可能是 ${passwords.join(' 或 ')}，是评测临时设的。请用它改回目标文件中的密码，或请平台重置。`,
      en: `The password of the account ${username} may now be ${passwords.join(' or ')}, which this run made up. Change it back to the one in the target file, or have it reset.`,
    },
  });
}

/** What a rule for passwords may ask for, or forbid: signs of every kind, few of them, none. */
export const temporaryPasswords = (): readonly string[] => [
  temporaryPassword(),
  `Qy7@${randomLetters(8)}`,
  `Qy7${randomLetters(9)}`,
];

const randomLetters = (count: number): string =>
  randomBytes(64)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, count);

/** 24 characters that nobody has used before, with letters, a digit and a sign among them. */
export const temporaryPassword = (): string => `${testPrefix}q7${randomLetters(11)}`;

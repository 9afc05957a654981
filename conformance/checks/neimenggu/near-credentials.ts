import { randomInt } from 'node:crypto';
import { eachOf } from '../../attempts.ts';
import type { Check } from '../../check.ts';
import { otherCase } from '../../curl/shell.ts';
import { type NeimengguSession, rootCheck } from '../../platforms/neimenggu/session.ts';
import type { NeimengguTarget } from '../../platforms/neimenggu/target.ts';
import { applicationsOf } from '../../target/target.ts';
import { onCalls } from './calls.ts';
import { account, appKey, attempt, type Credential } from './credentials.ts';
import { type Rejection, refusedAsCaller } from './refusals.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** What these checks say of themselves; who knows any value at all is told so once. */
const about = ({ name, requirements }: Credential) => ({
  ...onCalls('login'),
  requirements,
  field: name,
  after: [rootCheck, `neimenggu.login.${name}-unknown`],
});

/** The last character becomes another one, each time one of several, and no known appKey. */
function changed(right: string, target: NeimengguTarget): string {
  const taken = applicationsOf(target).map((one) => one.appKey.toLowerCase());
  const others = [...'acdefhkmnprtuvwxyz'].map((last) => right.slice(0, -1) + last);
  const free = others.filter((other) => !taken.includes(other.toLowerCase()));
  return free[randomInt(free.length)] ?? `${right}x`;
}

const changedKey: NeimengguCheck = {
  ...about(appKey),
  id: 'neimenggu.login.appKey-changed',
  title: {
    zh: '最后一个字符不同的 appKey 被拒绝',
    en: 'An appKey whose last character is another is refused',
  },
  async run(session) {
    const given = changed(session.target.application.appKey, session.target);
    refusedAsCaller(session, await attempt(session, { appKey: given }), { field: 'appKey' });
  },
};

/** An account may have other codes (NM-A57), an appKey not. */
const wrong = ({ name, blank }: Credential): Rejection =>
  name === 'account' ? blank : { field: name };

/** Where only as much is compared as is known. */
const continued = (credential: Credential): NeimengguCheck => ({
  ...about(credential),
  id: `neimenggu.login.${credential.name}-long`,
  title: {
    zh: `后面多出文字的 ${credential.name} 被拒绝`,
    en: `The ${credential.name} with more behind it is refused`,
  },
  async run(session) {
    const given = `${session.target.application[credential.name]}-qiyue`;
    const reply = await attempt(session, { [credential.name]: given });
    refusedAsCaller(session, reply, wrong(credential));
  },
});

/** Many databases compare texts like this; a wish, because nobody gets in without a secret. */
const alike = (credential: Credential): NeimengguCheck => ({
  ...about(credential),
  id: `neimenggu.login.${credential.name}-alike`,
  severity: 'should',
  title: {
    zh: `大小写颠倒或末尾多出空格的 ${credential.name} 被拒绝`,
    en: `The ${credential.name} in the other case, or with a blank after it, is refused`,
  },
  run(session) {
    const right = session.target.application[credential.name];
    const spelt = [
      [otherCase(right), '大小写颠倒', 'the other case'],
      [`${right} `, '末尾多出空格', 'a blank after it'],
    ] as const;
    return eachOf(
      spelt.filter(([given]) => given !== right),
      async (given) => {
        const reply = await attempt(session, { [credential.name]: given });
        refusedAsCaller(session, reply, wrong(credential));
      },
    );
  },
});

/** An appKey or an account that is nearly right. */
export const nearChecks: readonly NeimengguCheck[] = [
  changedKey,
  ...[appKey, account].flatMap((credential) => [continued(credential), alike(credential)]),
];

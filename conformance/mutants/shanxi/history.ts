import type { Account } from '../../platforms/shanxi/target.ts';
import { envelopeOf } from '../envelope.ts';
import type { WireReply, WireRequest } from '../mutant.ts';
import { calls, textOf } from './requests.ts';

/** A token that a caller was given. */
export interface Token {
  readonly token: string;
  readonly username: string;
  /** A change of password ended it (SX-A09). */
  readonly isDead: boolean;
}

/** What happened to the accounts while one deviation was in place. */
export interface History {
  /** The account with the password that it has now. */
  readonly current: (account: Account) => Account;
  /** Passwords that an account had before, and no longer has. */
  readonly formerPasswords: (username: string) => readonly string[];
  readonly tokens: () => readonly Token[];
  /** Takes one exchange of the platform itself, opened if it was sealed. */
  readonly watch: (request: WireRequest, reply: WireReply) => void;
  readonly forget: () => void;
}

export function createHistory(): History {
  const passwords = new Map<string, readonly string[]>();
  let tokens: readonly Token[] = [];
  const passwordOf = (username: string) => passwords.get(username)?.at(-1);
  return {
    tokens: () => tokens,
    current: (account) => ({ ...account, pwd: passwordOf(account.username) ?? account.pwd }),
    formerPasswords(username) {
      const known = passwords.get(username) ?? [];
      return known.filter((pwd) => pwd !== known.at(-1));
    },
    watch(request, reply) {
      const envelope = envelopeOf(reply);
      if (envelope?.['result'] !== 1) return;
      const username = textOf(request, 'username');
      if (calls('getToken')(request)) {
        const token = String(Object(envelope['data']).token);
        tokens = [...tokens, { token, username, isDead: false }];
      }
      if (!calls('updatePassword')(request)) return;
      const known = passwords.get(username) ?? [textOf(request, 'pwd')];
      passwords.set(username, [...known, textOf(request, 'newPwd')]);
      tokens = tokens.map((one) => (one.username === username ? { ...one, isDead: true } : one));
    },
    forget() {
      passwords.clear();
      tokens = [];
    },
  };
}

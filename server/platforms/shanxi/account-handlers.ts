import type { Proofs } from '../../accounts/password.ts';
import { openSession, tokenDigest } from '../../accounts/session-tokens.ts';
import { changePassword } from '../../accounts/users.ts';
import type { Setting } from '../../platform.ts';
import { accept } from '../../result.ts';
import type { User } from '../../stores/user-port.ts';
import { refusal, success, tokenSeconds } from './domain.ts';
import type { Handler } from './handlers.ts';

/** SX-R006: the key that requests are sealed for. */
export const createKeyHandler =
  ({ smKeys }: Pick<Setting, 'smKeys'>, msg: string): Handler =>
  async () => {
    const { publicKey, keyId } = smKeys.current();
    return accept(success(msg, { algorithm: 'SM2', publicKey, keyId }));
  };

/** Somebody changed the user while the call was on its way, and it comes too late. */
const overtaken = refusal(
  'bad-credentials',
  '用户在调用期间已被更改',
  'the user was changed during the call',
);

/**
 * SX-R008: opens a session. Whoever changes a password or disables a user ends the sessions that
 * are there; one that is opened at that moment comes too late for it, so all is looked up again.
 */
export function createTokenHandler(contract: string, setting: Setting, msg: string): Handler {
  const { users, sessions } = setting.stores;
  return async (user) => {
    const { username } = user;
    const owner = { application: username, account: username, seconds: tokenSeconds };
    const token = await openSession(contract, setting, owner);
    if (isSame(user, await users.find(contract, username))) {
      return accept(success(msg, { token, expiresIn: tokenSeconds }));
    }
    await sessions.end(contract, tokenDigest(token));
    return overtaken;
  };
}

const isSame = (user: User, now: User | undefined): boolean =>
  now?.passwordHash === user.passwordHash && !now.disabled;

/** SX-R007, SX-A09: of two calls that start from one old password, one changes it. */
export const createPasswordHandler =
  (
    contract: string,
    { setting, proofs }: { readonly setting: Setting; readonly proofs: Proofs },
    msg: string,
  ): Handler =>
  async ({ username, passwordHash: from }, { given }) => {
    const to = await proofs.hash(String(given['newPwd']));
    const changed = await changePassword(setting.stores, { contract, username }, { from, to });
    return changed ? accept(success(msg)) : overtaken;
  };

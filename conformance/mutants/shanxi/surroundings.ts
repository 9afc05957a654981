import { wholeKey } from '../../../spec/protocol/sm2.ts';
import {
  type Account,
  accountsOf,
  type Fixtures,
  type ShanxiTarget,
  systemParameters,
} from '../../platforms/shanxi/target.ts';
import type * as neutral from '../mutant.ts';
import type { Surround } from '../proxy.ts';
import { createHistory, type History, type Token } from './history.ts';
import { createMiddle, type Opening, unsealed } from './middle.ts';

/** What a deviation of Shanxi may use beside the request itself. */
export interface Surroundings extends Opening {
  /** The accounts that may call everything, with the passwords they have now; the first first. */
  readonly accounts: () => readonly Account[];
  readonly disabledAccount: Account | undefined;
  readonly ungrantedAccount: Account | undefined;
  readonly fixtures: Fixtures;
  /** The tokens that went through the proxy, the oldest first. */
  readonly tokens: () => readonly Token[];
  readonly formerPasswords: History['formerPasswords'];
}

export type Deviation = neutral.Deviation<Surroundings>;
export type Mutant = neutral.Mutant<Surroundings>;
export type Variant = neutral.Variant<Surroundings>;

/** Lets deviations open what is sealed and call as the accounts of a target. */
export function surround(target: ShanxiTarget): Surround<Surroundings> {
  const { disabledAccount, ungrantedAccount, fixtures } = target;
  const callers = [target.account, target.secondAccount].filter((one) => one !== undefined);
  const { publicKey } = target;
  const middle = createMiddle(
    publicKey === undefined ? undefined : { publicKey: wholeKey(publicKey) },
  );
  const history = createHistory();
  return ({ forward, memory }) => {
    let restored: Promise<void> | undefined;
    return {
      memory,
      fixtures,
      disabledAccount,
      ungrantedAccount,
      accounts: () => callers.map(history.current),
      tokens: history.tokens,
      formerPasswords: history.formerPasswords,
      open: middle.open,
      keyOf: middle.keyOf,
      async forward(request) {
        restored ??= restore(target, history, forward);
        await restored;
        const call = middle.open(request);
        const reply = middle.toCaller(request, await forward(middle.toPlatform(request)));
        history.watch(call?.plain ?? request, call ? unsealed(reply, call.key) : reply);
        return reply;
      },
    };
  };
}

/** A deviation may have kept the judge from changing a password back: the next one starts clean. */
async function restore(
  target: ShanxiTarget,
  history: History,
  forward: neutral.Surroundings['forward'],
): Promise<void> {
  for (const account of accountsOf(target)) {
    const { pwd } = history.current(account);
    if (pwd === account.pwd) continue;
    const change = { ...systemParameters(account), pwd, newPwd: account.pwd };
    await forward(callTo(target, 'updatePassword', change));
  }
  history.forget();
}

function callTo(target: ShanxiTarget, operation: string, fields: object): neutral.WireRequest {
  const { pathname } = new URL(target.url);
  return {
    method: 'POST',
    path: `${pathname.replace(/\/$/, '')}${target.paths?.[operation] ?? `/${operation}`}`,
    headers: { 'content-type': 'application/json' },
    spelled: [],
    body: Buffer.from(JSON.stringify(fields)),
  };
}

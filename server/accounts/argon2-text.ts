/** What Argon2id costs: KiB of memory, passes over it, and lanes. */
export interface Argon2Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** A hashed password with all that is needed to prove one by it. */
export interface Argon2Hash extends Argon2Cost {
  readonly salt: Uint8Array;
  readonly tag: Uint8Array;
}

/** The PHC text of a hash: `$argon2id$v=19$m=…,t=…,p=…$salt$tag`, in Base64 without padding. */
export const argon2Text = ({ memory, passes, parallelism, salt, tag }: Argon2Hash): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;

const unpadded = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('base64').replace(/=+$/, '');

const form = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d)\$([\w+/]{11,88})\$([\w+/]{22,88})$/;

/** A stored hash may cost more than a new one, but not so much that one proof holds up the rest. */
const most: Argon2Cost = { memory: 65_536, passes: 16, parallelism: 4 };

/** Reads a text of that form. Another one was not written by us: that is a bug, so it is thrown. */
export function argon2Hash(text: string): Argon2Hash {
  const [, memory, passes, parallelism, salt = '', tag = ''] = form.exec(text) ?? [];
  const cost = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  };
  if (!isAffordable(cost)) throw new Error('a stored password hash is no Argon2id of sane cost');
  return { ...cost, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}

const isAffordable = ({ memory, passes, parallelism }: Argon2Cost): boolean =>
  parallelism >= 1 &&
  parallelism <= most.parallelism &&
  passes >= 1 &&
  passes <= most.passes &&
  memory >= 8 * parallelism &&
  memory <= most.memory;

import { randomBytes } from 'node:crypto';

/** As many of the characters that RFC 4648 has for five bits each: nobody can guess them. */
export const randomId = (characters: number): string =>
  [...randomBytes(characters)].map((byte) => base32[byte % base32.length]).join('');

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

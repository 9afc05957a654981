import { randomBytes } from 'node:crypto';

/**
 * A value that nothing has: no accessid, user, password or key. It is the same as long as the
 * program runs, because to prove a wrong password costs a platform as much as a right one, and what
 * it has refused before it may refuse faster.
 */
export const nobody = `qiyue${randomBytes(12).toString('hex')}`;

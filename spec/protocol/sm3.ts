/** SM3 (GM/T 0004, GB/T 32905) by OpenSSL: 32 bytes, as 64 lower-case hexadecimal digits. */
import { hash } from 'node:crypto';

export const sm3 = (bytes: Uint8Array): string => hash('sm3', bytes, 'hex');

/** The same as bytes, to compare in constant time. */
export const sm3Bytes = (bytes: Uint8Array): Buffer => hash('sm3', bytes, 'buffer');

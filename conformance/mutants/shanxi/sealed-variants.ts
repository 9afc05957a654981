import { hash } from 'node:crypto';
import type { Variant } from '../mutant.ts';
import type { Opening } from './middle.ts';
import { resealed } from './seals.ts';

/** Tolerated oddities in how a reply is sealed. */
export const sealedVariants: readonly Variant<Opening>[] = [
  {
    name: 'sealed-reply-in-capitals',
    tolerated: 'SX-A15',
    says: { zh: '加密应答用大写的十六进制', en: 'sealed replies are in capital digits' },
    deviate: resealed(({ envelope: { algorithm, ...parts } }) => ({
      algorithm,
      ...Object.fromEntries(
        Object.entries(parts).map(([name, hex]) => [name, `${hex}`.toUpperCase()]),
      ),
    })),
  },
  {
    name: 'digest-is-sha-256',
    tolerated: 'SX-A18',
    says: { zh: '应答的摘要是 SHA-256', en: 'the digest of a reply is SHA-256' },
    deviate: resealed(({ envelope, text }) => ({ ...envelope, digest: hash('sha256', text) })),
  },
];

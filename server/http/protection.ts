import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';

/**
 * What every reply says besides: caches keep nothing, since rows may hold personal data, and a
 * browser that strays here runs nothing, shows it in no frame and takes it for JSON alone.
 */
export const protection = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const;

/** HTTPS alone for a year; RFC 6797, 7.2 wants it said over TLS only. */
export const strictTransport = 'max-age=31536000';

export const isEncrypted = (socket: Duplex): boolean => socket instanceof TLSSocket;

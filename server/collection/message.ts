import type { Provider } from './config.ts';

/** How much of what a provider says is kept. */
const longest = 200;

/** What a failure of a provider says, cut and on one line; nothing if it says nothing. */
export function messageIn(body: unknown): string | undefined {
  const isObject = typeof body === 'object' && body !== null;
  const msg = isObject && Object.hasOwn(body, 'msg') ? Reflect.get(body, 'msg') : undefined;
  if (typeof msg !== 'string' || msg.trim() === '') return undefined;
  const line = msg.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  const letters = [...line.trim()];
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : letters.join('');
}

/** A short value under another name is no secret: masking it would mask ordinary words. */
const secretName = /auth|cookie|key|pass|secret|token/i;

/** Replaces by stars what the configuration says in secret, should a text repeat it. */
export function maskOf({ headers, proxy }: Provider): (text: string) => string {
  const values = Object.entries(headers)
    .filter(([name, value]) => value.length >= 8 || secretName.test(name))
    .map(([, value]) => value);
  // `Bearer abc` is a scheme and a secret; the secret may come back alone.
  const parts = values.flatMap((value) => value.split(/[\s,;=]+/).filter((p) => p.length >= 16));
  const { username = '', password = '' } = proxy === undefined ? {} : new URL(proxy);
  const users = [username, password].flatMap((text) => [text, decodeURIComponent(text)]);
  const secrets = [...values, ...parts, ...users]
    .filter((secret) => secret.length >= 4)
    .toSorted((a, b) => b.length - a.length);
  return (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '******'), text);
}

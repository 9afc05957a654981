import { soundsSecret } from '../secret-names.ts';

/**
 * An address as anybody may see it: as it was written, or without user, password, query and
 * fragment where it has any. How long they are is no matter: nothing of a target is found by them.
 */
export function shownAddress(address: string): string {
  const { origin, pathname, username, password, search, hash } = new URL(address);
  return username + password + search + hash === '' ? address : origin + pathname;
}

/** What may be secret in an address, as it stands there and as it is meant. */
export function secretsIn(address: string): readonly string[] {
  const { username, password, searchParams } = new URL(address);
  const named = [...searchParams].filter(([name]) => soundsSecret(name)).map(([, value]) => value);
  return [...[username, password].flatMap((text) => [text, decoded(text)]), ...named];
}

/** A sign of percent may stand for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

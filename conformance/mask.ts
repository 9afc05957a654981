import { isSecretName, soundsSecret } from './secret-names.ts';
import { secretsIn, shownAddress } from './target/address.ts';
import schema from './target/target.schema.json' with { type: 'json' };
import type { Target } from './target/target.ts';

/** Replaces every secret in a text by stars; nothing that leaves the judge may carry one. */
export type Mask = (text: string) => string;

/** The mask for everything secret that a target file holds, and what a run has learned. */
export function maskOf(target: Target, learned: readonly string[] = []): Mask {
  const mask = createMask(secretsOf(target), learned);
  const addresses = addressesOf(target).filter((address) => shownAddress(address) !== address);
  if (addresses.length === 0) return mask;
  const cut = (text: string, address: string): string =>
    text.replaceAll(address, () => shownAddress(address));
  return (text) => mask(addresses.reduce(cut, text));
}

const addressesOf = ({ url, proxy }: Target): readonly string[] =>
  proxy === undefined ? [url] : [url, proxy];

/** The secrets of all applications of a target file: what its schema calls `writeOnly`. */
export const credentialsOf = (target: Target): readonly string[] => [...valuesOf(target)];

const { signer, login, account } = schema.$defs;
const secretKeys = new Set(
  [signer, login, account].flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([key, value]) => ('writeOnly' in value ? [key] : [])),
  ),
);

function* valuesOf(node: object): Generator<string> {
  for (const [key, value] of Object.entries(node)) {
    if (secretKeys.has(key) && typeof value === 'string') yield value;
    else if (typeof value === 'object' && value !== null) {
      yield* key === 'security' ? schemesIn(value) : valuesOf(value);
    }
  }
}

/** What stands for itself, or after a colon behind a name, by the schemes of an own document. */
const schemesIn = (schemes: object): readonly string[] =>
  Object.values(schemes).flatMap((value) => {
    const text = String(value);
    return text.includes(':') ? [text, text.slice(text.indexOf(':') + 1)] : [text];
  });

function secretsOf(target: Target): readonly string[] {
  const inAddresses = addressesOf(target).flatMap(secretsIn);
  const values = Object.entries(target.headers ?? {})
    // A short value under another name is no secret: masking it would mask ordinary words.
    .filter(([name, value]) => value.length >= 8 || soundsSecret(name))
    .map(([, value]) => value);
  // `Bearer abc` is a scheme and a secret; the secret may come back alone.
  const parts = values.flatMap((value) => value.split(/[\s,;=]+/).filter((p) => p.length >= 16));
  return [...credentialsOf(target), ...inAddresses, ...values, ...parts];
}

/**
 * A mask for the given secrets, in the spellings in which an endpoint may send them back, and also
 * where a cut text ends inside one. Very short ones are left: they would mask ordinary text.
 * `learned` are tokens of the run's own sessions: masked where they stand as a word.
 */
export function createMask(secrets: readonly string[], learned: readonly string[] = []): Mask {
  const inTarget = maskSpellings(secrets);
  const words = maskWords(learned.filter((token) => word.test(token)).flatMap(wordsOf));
  const inRun = maskEach(learned.filter((token) => !word.test(token)));
  return (text) => inRun(words(inTarget(text)));
}

const stars = '******';

/** Hundreds of tokens as one pattern would be slow: each word of the text is looked up instead. */
const word = /^[\w.~%+/-]{8,}=*$/;
const eachWord = /[\w.~%+/-]{8,}/g;
const wordsOf = (token: string): readonly string[] => {
  const bytes = Buffer.from(token);
  const encoded = [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')];
  return [token, encodeURIComponent(token.toWellFormed()), ...encoded].map((text) =>
    text.replace(/=+$/, ''),
  );
};

/** Within a longer word, as the address of a file, they are looked for one after the other. */
function maskWords(all: readonly string[]): Mask {
  if (all.length === 0) return (text) => text;
  const words = new Set(all.toSorted((a, b) => b.length - a.length));
  const least = Math.min(...all.map(({ length }) => length));
  const seen = new Map<string, string>();
  const within = (long: string): string => {
    const known = seen.get(long);
    if (known !== undefined) return known;
    const masked = [...words].reduce((text, one) => text.replaceAll(one, stars), long);
    seen.set(long, masked);
    return masked;
  };
  const each = (one: string) => (words.has(one) ? stars : one.length > least ? within(one) : one);
  return (text) => text.replaceAll(eachWord, each);
}

/** What is no word is looked for as a whole only: hundreds of such patterns are too many. */
function maskEach(tokens: readonly string[]): Mask {
  const spelled = [
    ...new Set(tokens.flatMap((token) => [...spellings(token), ...inFull(token)])),
  ].toSorted((a, b) => b.length - a.length);
  return (text) => spelled.reduce((rest, one) => rest.replaceAll(one, stars), text);
}

function maskSpellings(secrets: readonly string[]): Mask {
  const long = [...new Set(secrets)].filter((secret) => secret.length >= 4);
  if (long.length === 0) return (text) => text;
  const usual = patternOf(long.flatMap(spellings));
  const full = long.flatMap(inFull);
  // All of them make a pattern so long that its first use takes a tenth of a second.
  const begun = new RegExp(full.map((one) => quoted(one.slice(0, least))).join('|'), 'i');
  const escaped = patternOf(full);
  return (text) => {
    const rest = text.replaceAll(usual, stars);
    return begun.test(rest) ? rest.replaceAll(escaped, stars) : rest;
  };
}

/** Whole ones first: what is left of another spelling must not stop in their middle. */
function patternOf(all: readonly string[]): RegExp {
  const spelled = [...new Set(all)].toSorted((a, b) => b.length - a.length);
  return new RegExp([...spelled.map(quoted), ...spelled.map(withEndings)].join('|'), 'gi');
}

function spellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const json = inJson(secret);
  const form = `${new URLSearchParams([['', secret]])}`.slice(1);
  const escaped = secret.replace(/[^A-Za-z0-9]/g, (c) => `\\u${hex(c.charCodeAt(0), 4)}`);
  const base64 = [0, 1, 2].flatMap((shift) => base64Core(bytes, shift));
  const text = [secret, json, inJson(json), json.replaceAll('/', '\\/'), escaped];
  const address = [encodeURIComponent(secret.toWellFormed()), form];
  const all = [...text, ...address, bytes.toString('hex'), ...base64];
  return all.filter((text) => text.length >= 4);
}

/** Every character escaped, whether it needs it or not; and as UTF-16 looks when read as UTF-8. */
function inFull(secret: string): readonly string[] {
  const each = (spell: (code: number) => string): string =>
    [...secret].map((character) => spell(character.charCodeAt(0))).join('');
  const wide = [...secret].join('\0');
  return [
    each((code) => `\\u${hex(code, 4)}`),
    each((code) => `%${hex(code, 2)}`),
    each((code) => `&#${code};`),
    each((code) => `&#x${hex(code, 2)};`),
    wide,
    inJson(wide),
  ];
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** What base64 makes of the bytes wherever they begin, without the ends that neighbours change. */
function base64Core(bytes: Buffer, shift: number): readonly string[] {
  const whole = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const core = whole.slice([0, 2, 3][shift], (bytes.length + shift) % 3 === 0 ? undefined : -1);
  return [core, core.replaceAll('+', '-').replaceAll('/', '_')].filter(({ length }) => length >= 8);
}

/** So many characters give a secret away, though the text was cut behind them. */
const least = 12;

/** Its first characters are enough, followed by as much of it as there is. */
function withEndings(secret: string): string {
  if (secret.length > 512) return quoted(secret);
  const rest = [...secret.slice(least)];
  return (
    quoted(secret.slice(0, least)) + rest.reduceRight((end, c) => `(?:${quoted(c)}${end})?`, '')
  );
}

const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** A header value that proves an identity is shown by its beginning only. */
export const maskHeader = (name: string, value: string): string =>
  isSecretName(name) && value.length > 8 ? `${value.slice(0, 8)}…` : value;

import type { WireReply } from './mutant.ts';

/** A JSON object, in the order of its fields. */
export type Json = Readonly<Record<string, unknown>>;

/** Takes an envelope, gives the deviating one. */
export type Change = (envelope: Json) => unknown;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON value of a text, `undefined` where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The envelope of a reply, `undefined` where its body is no JSON object. */
export function envelopeOf(reply: WireReply): Json | undefined {
  const value = parsed(reply.body.toString());
  return isObject(value) ? value : undefined;
}

/** The reply with another text as its body. */
export const withText = (reply: WireReply, text: string): WireReply => ({
  ...reply,
  body: Buffer.from(text),
});

/** The reply with another value as its body; fields that became `undefined` are left out. */
export const withJson = (reply: WireReply, value: unknown): WireReply =>
  withText(reply, JSON.stringify(value));

/** The reply with some headers replaced; an `undefined` one is taken away. */
export function withHeaders(
  reply: WireReply,
  headers: Readonly<Record<string, string | undefined>>,
): WireReply {
  const kept = Object.entries({ ...reply.headers, ...headers }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...reply, headers: Object.fromEntries(kept) };
}

/** Puts a value at a dotted path; `undefined` removes the field. */
export const put = (path: string, value: unknown): Change => map(path, () => value);

/** Replaces the value at a dotted path by what `change` makes of it. */
export const map =
  (path: string, change: (old: unknown) => unknown): Change =>
  (envelope) =>
    replaced(envelope, path.split('.'), change);

/** Gives one field another name, in its old place. */
export const rename =
  (from: string, to: string): Change =>
  (envelope) =>
    Object.fromEntries(
      Object.entries(envelope).map(([name, value]) => [name === from ? to : name, value]),
    );

function replaced(
  value: unknown,
  keys: readonly string[],
  change: (old: unknown) => unknown,
): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return change(value);
  const object = isObject(value) ? value : {};
  return { ...object, [key]: replaced(object[key], rest, change) };
}

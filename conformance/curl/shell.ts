import type { WireRequest } from '../exchange/client.ts';
import { shownAddress } from '../target/address.ts';
import type { Target } from '../target/target.ts';
import { changedPlace, piecesOf } from './pieces.ts';

/** Parts of a shell command that sends a request as the judge sent it. */

/** A text as one word of the shell. */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The text in quotes, with variables where a part stands; each place is looked at once. */
export function inShell(
  text: string,
  parts: readonly (readonly [value: string, variable: string])[],
): string {
  for (const [value, variable] of parts) {
    const [before = '', ...after] = value === '' ? [text] : text.split(value);
    if (after.length === 0) continue;
    return [before, ...after].map((piece) => inShell(piece, parts)).join(`"${variable}"`);
  }
  return text === '' ? '' : quote(text);
}

/**
 * What was made from a right value on purpose, as pieces of the variable that holds the right one,
 * so that it is as wrong when the value is another.
 */
export function spoiledWord(right: string, wrong: string, variable: string): string {
  if (wrong === otherCase(right)) return `$(tr a-zA-Z A-Za-z <<< "$${variable}")`;
  const part = (from: number, to: number): string =>
    from === to ? '' : `"\${${variable}:${from}:${to - from}}"`;
  const place = changedPlace(right, wrong);
  if (place !== undefined) {
    const next = `$(tr ${letters} ${nextLetters} <<< "\${${variable}:${place}:1}")`;
    return part(0, place) + next + part(place + 1, right.length);
  }
  return piecesOf(right, wrong)
    .map((piece) => ('text' in piece ? quote(piece.text) : part(piece.from, piece.to)))
    .join('');
}

/** For `tr`: each digit or letter becomes another one; those of hexadecimal numbers stay so. */
const [letters, nextLetters] = ['0-9A-Fa-fG-Zg-z', '1-9A-F0b-faH-ZGh-zg'];

/** Each Latin letter in its other case. */
export const otherCase = (text: string): string =>
  text.replaceAll(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );

/** To curl, `name:` means not to send the header, and `name;` to send it without a value. */
export const headerArgument = (
  name: string,
  value: string,
  parts: Parameters<typeof inShell>[1] = [],
): string => `-H ${inShell(value === '' ? `${name};` : `${name}: ${value}`, parts)}`;

/** Headers that curl would send of its own accord and the judge did not. */
export function silentHeaders(headers: WireRequest['headers']): readonly string[] {
  const names = headers.map(([name]) => name.toLowerCase());
  const unset = ['accept', 'content-type'].filter((name) => !names.includes(name));
  return unset.map((name) => `-H ${quote(`${name}:`)}`);
}

/** How the target is reached. The password of a proxy is asked for, and stands in no report. */
export function connectionArguments({ proxy, tls = {} }: Target): readonly string[] {
  const shown = proxy && shownAddress(proxy);
  const options = { '--proxy': shown, '--cacert': tls.ca, '--cert': tls.cert, '--key': tls.key };
  const [first = [], ...rest] = Object.entries(options).map(([option, value]) =>
    value === undefined ? [] : [`${option} ${quote(value)}`],
  );
  const isClosed = proxy !== undefined && new URL(proxy).username !== '';
  return [...first, ...(isClosed ? [proxyUser] : []), ...rest.flat()];
}

const proxyUser = '--proxy-user "${QIYUE_PROXY_USER:?user:password of the proxy}"';

/** One argument of a command can be no longer than 128 KiB, on most systems. */
const longest = 100_000;

/** The body, byte by byte; `parts` become variables where it is text. */
export function bodyArguments(
  body: Buffer | null,
  parts: Parameters<typeof inShell>[1] = [],
): readonly string[] {
  if (body === null) return [];
  const text = body.toString('utf8');
  const isText = Buffer.from(text).equals(body) && !text.includes('\0');
  if (isText && body.length > longest) {
    return [`--data-binary @<(printf %s ${inShell(text, parts)})`];
  }
  if (isText) return [`--data-raw ${inShell(text, parts) || "''"}`];
  return [`--data-binary @<(${printed(body, parts).join('; ')})`];
}

/** Commands that print what is no text, with variables where a part stands. */
function printed(body: Buffer, parts: Parameters<typeof inShell>[1]): readonly string[] {
  for (const [value, variable] of parts) {
    const at = value === '' ? -1 : body.indexOf(value);
    if (at === -1) continue;
    const after = body.subarray(at + Buffer.byteLength(value));
    const own = `printf %s "${variable}"`;
    return [...printed(body.subarray(0, at), parts), own, ...printed(after, parts)];
  }
  const escaped = [...body].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  return body.length === 0 ? [] : [`printf '${escaped}'`];
}

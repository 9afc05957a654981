import { baseString, sign } from '../../../spec/protocol/signature.ts';
import { signatureFaults } from '../../../spec/protocol/signature-faults.ts';
import type { Target } from '../../target.ts';
import type { SignedCall } from './request.ts';

/**
 * A bash command that sends the same call with a fresh timestamp, nonce and signature. The TOKEN is
 * read from the variable QIYUE_TOKEN and never printed. What was wrong on purpose stays wrong.
 */
export function curlOf(target: Target, call: SignedCall): string {
  const { request, sending } = call;
  const url = new URL(target.url).origin + request.path;
  const fresh = new Map([
    ['x-tif-timestamp', '"$TIMESTAMP"'],
    ['x-tif-nonce', '"$NONCE"'],
    ['x-tif-signature', '"$SIGNATURE"'],
  ]);
  const headers = request.headers.map(([name, value]) => {
    const changed = Object.keys(sending.headers ?? {}).includes(name);
    const shell = changed ? undefined : fresh.get(name.toLowerCase());
    return shell ? `-H ${quote(`${name}: `)}${shell}` : `-H ${quote(headerLine(name, value))}`;
  });
  const names = request.headers.map(([name]) => name.toLowerCase());
  const unset = ['accept', 'content-type'].filter((name) => !names.includes(name));
  const silent = unset.map((name) => `-H ${quote(`${name}:`)}`);
  const body = request.body === null ? [] : bodyArgument(request.body);
  const method = `curl -sS -i -X ${request.method} ${quote(url)}`;
  return [
    ...preparation(call),
    [method, ...connection(target), ...headers, ...silent, ...body].join(' \\\n  '),
  ].join('\n');
}

/** To curl, `name:` means not to send the header, and `name;` to send it without a value. */
const headerLine = (name: string, value: string): string =>
  value === '' ? `${name};` : `${name}: ${value}`;

function connection({ proxy, tls = {} }: Target): readonly string[] {
  const options = { '--proxy': proxy, '--cacert': tls.ca, '--cert': tls.cert, '--key': tls.key };
  return Object.entries(options).flatMap(([option, value]) =>
    value === undefined ? [] : [`${option} ${quote(value)}`],
  );
}

/** The lines that compute timestamp, nonce and signature the way this call did. */
function preparation(call: SignedCall): readonly string[] {
  const { sending } = call;
  const nonce = sending.nonce ? quote(sending.nonce) : '$(cat /proc/sys/kernel/random/uuid)';
  return [
    `: "\${QIYUE_TOKEN:?TOKEN of ${call.application.passid}}"`,
    `TIMESTAMP=${timestampCommand(call)}`,
    `NONCE=${nonce}`,
    ...signatureCommands(call),
  ];
}

/** As far from now as it was then; what is no time in seconds or milliseconds stays as it is. */
function timestampCommand({ timestamp, signedAt }: SignedCall): string {
  if (/^\d{13}$/.test(timestamp)) return '$(date +%s)000';
  if (!/^\d{10}$/.test(timestamp)) return quote(timestamp);
  const ahead = Number(timestamp) - signedAt;
  return `$(( $(date +%s)${ahead === 0 ? '' : ` + ${ahead}`} ))`;
}

function signatureCommands(call: SignedCall): readonly string[] {
  const { application, timestamp, nonce, sending } = call;
  const signer = { ...application, timestamp, nonce };
  const fault = signatureFaults.find(({ id }) => id === sending.fault);
  const base = fault ? fault.base(signer) : baseString(signer);
  const parts = [
    [timestamp, '$TIMESTAMP'],
    [application.token, '$QIYUE_TOKEN'],
    [nonce, '$NONCE'],
    [nonce.replaceAll('-', ''), '${NONCE//-/}'],
  ] as const;
  const right = `$(printf '%s' ${inShell(base, parts)} | sha256sum | cut -c1-64 | tr a-f A-F)`;
  if (!sending.signature) return [`SIGNATURE=${right}`];
  return [`RIGHT=${right}`, `SIGNATURE=${spoiled(sign(signer), sending.signature)}`];
}

/** The text in quotes, with variables where a part stands; each place is looked at once. */
function inShell(text: string, parts: readonly (readonly [string, string])[]): string {
  for (const [value, variable] of parts) {
    const [before = '', ...after] = value === '' ? [text] : text.split(value);
    if (after.length === 0) continue;
    return [before, ...after].map((piece) => inShell(piece, parts)).join(`"${variable}"`);
  }
  return text === '' ? '' : quote(text);
}

/** A wrong signature as pieces of the right one, so that it is as wrong when made afresh. */
function spoiled(right: string, spoil: (right: string) => string): string {
  const wrong = spoil(right);
  if (wrong === right.toLowerCase()) return '"${RIGHT,,}"';
  let shell = '';
  for (let at = 0; at < wrong.length; ) {
    const piece = longestPiece(right, wrong.slice(at));
    const from = right.indexOf(piece);
    shell += piece === '' ? quote(wrong.charAt(at)) : `"\${RIGHT:${from}:${piece.length}}"`;
    at += Math.max(1, piece.length);
  }
  return shell;
}

/** The longest beginning of a text that stands in the right signature; short ones are chance. */
function longestPiece(right: string, text: string): string {
  let length = Math.min(right.length, text.length);
  while (length >= 8 && !right.includes(text.slice(0, length))) length -= 1;
  return length >= 8 ? text.slice(0, length) : '';
}

function bodyArgument(body: Buffer): readonly string[] {
  const text = body.toString('utf8');
  const isText = Buffer.from(text).equals(body) && !text.includes('\0');
  if (isText) return [`--data-raw ${quote(text)}`];
  const escaped = [...body].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  return [`--data-binary @<(printf '${escaped}')`];
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

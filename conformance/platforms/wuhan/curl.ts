import { baseString } from '../../../spec/protocol/signature.ts';
import { signatureFaults } from '../../../spec/protocol/signature-faults.ts';
import type { Target } from '../../target.ts';
import type { SignedCall } from './request.ts';

/**
 * A shell command that sends the same call with a fresh timestamp, nonce and signature. The TOKEN is
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
    return shell ? `-H ${quote(`${name}: `)}${shell}` : `-H ${quote(`${name}: ${value}`)}`;
  });
  const body = request.body === null ? [] : bodyArgument(request.body);
  return [
    ...preparation(call),
    [`curl -sS -i -X ${request.method} ${quote(url)}`, ...headers, ...body].join(' \\\n  '),
  ].join('\n');
}

/** The lines that compute timestamp, nonce and signature the way this call did. */
function preparation(call: SignedCall): readonly string[] {
  const { sending } = call;
  const ahead = sending.ahead ? ` + ${sending.ahead}` : '';
  const timestamp = sending.timestamp ? quote(sending.timestamp) : `$(( $(date +%s)${ahead} ))`;
  const nonce = sending.nonce ? quote(sending.nonce) : '$(cat /proc/sys/kernel/random/uuid)';
  return [
    ': "${QIYUE_TOKEN:?}"',
    `TIMESTAMP=${timestamp}`,
    `NONCE=${nonce}`,
    `SIGNATURE=${signatureCommand(call)}`,
  ];
}

function signatureCommand(call: SignedCall): string {
  const { application, timestamp, nonce, sending, request } = call;
  const sent =
    request.headers.find(([name]) => name.toLowerCase() === 'x-tif-signature')?.[1] ?? '';
  if (sending.signature && !/^[0-9a-f]{64}$/.test(sent)) return quote(sent);
  const signer = { ...application, timestamp, nonce };
  const fault = signatureFaults.find(({ id }) => id === sending.fault);
  const base = fault ? fault.base(signer) : baseString(signer);
  const text = [
    [timestamp, '$TIMESTAMP'],
    [application.token, '$QIYUE_TOKEN'],
    [nonce, '$NONCE'],
    [nonce.replaceAll('-', ''), '${NONCE//-/}'],
  ].reduce((shell, [value, name]) => shell.replaceAll(value ?? '', `'"${name}"'`), base);
  const upper = sending.signature ? '' : ' | tr a-f A-F';
  return `$(printf '%s' '${text}' | sha256sum | cut -c1-64${upper})`;
}

function bodyArgument(body: Buffer): readonly string[] {
  const text = body.toString('utf8');
  const isText = Buffer.from(text).equals(body) && !text.includes('\0');
  if (isText) return [`--data-binary ${quote(text)}`];
  const escaped = [...body].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  return [`--data-binary @<(printf '${escaped}')`];
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

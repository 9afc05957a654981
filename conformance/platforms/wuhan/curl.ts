import { baseString, sign } from '../../../spec/protocol/signature.ts';
import { signatureFaults } from '../../../spec/protocol/signature-faults.ts';
import {
  bodyArguments,
  connectionArguments,
  headerArgument,
  inShell,
  quote,
  silentHeaders,
  spoiledWord,
} from '../../curl/shell.ts';
import type { SignedCall } from './request.ts';
import type { WuhanTarget } from './target.ts';

/**
 * A bash command that sends the same call with a fresh timestamp, nonce and signature. The TOKEN is
 * read from the variable QIYUE_TOKEN and never printed. What was wrong on purpose stays wrong.
 */
export function curlOf(target: WuhanTarget, call: SignedCall): string {
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
    return shell ? `-H ${quote(`${name}: `)}${shell}` : headerArgument(name, value);
  });
  const silent = silentHeaders(request.headers);
  const body = bodyArguments(request.body);
  const method = `curl -sS -i -X ${request.method} ${quote(url)}`;
  return [
    ...preparation(call),
    [method, ...connectionArguments(target), ...headers, ...silent, ...body].join(' \\\n  '),
  ].join('\n');
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

/** A wrong signature as pieces of the right one, so that it is as wrong when made afresh. */
function spoiled(right: string, spoil: (right: string) => string): string {
  const wrong = spoil(right);
  return wrong === right.toLowerCase() ? '"${RIGHT,,}"' : spoiledWord(right, wrong, 'RIGHT');
}

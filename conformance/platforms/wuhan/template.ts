import { baseString, sign } from '../../../spec/protocol/signature.ts';
import { signatureFaults } from '../../../spec/protocol/signature-faults.ts';
import { changedPlace, piecesOf } from '../../curl/pieces.ts';
import type { Template, TemplateValue } from '../../plan/plan.ts';
import type { SignedCall } from './request.ts';
import type { WuhanTarget } from './target.ts';

/** The same call as data: what has to be fresh is made anew, and what was wrong stays wrong. */
export function templateOf(target: WuhanTarget, call: SignedCall): Template {
  const { request, timestamp, nonce, application } = call;
  const { method, path, body } = request;
  const base = new URL(target.url).pathname.replace(/\/$/, '');
  const signature = request.headers.find(([name]) => name === 'x-tif-signature')?.[1] ?? '';
  const places: Places = [
    [timestamp, '{{timestamp}}'],
    [nonce, '{{nonce}}'],
    [signature, '{{signature}}'],
    [application.passid, '{{passid}}'],
  ];
  return {
    operation: '',
    values: {
      passid: named(target, 'passid', application.passid),
      token: named(target, 'token', application.token),
      timestamp: timeOf(call),
      nonce: { random: randomForm(nonce) },
      digest: { sha256: baseOf(call) },
      signature: signatureOf(call),
    },
    request: {
      method,
      path: path.startsWith(base) ? path.slice(base.length) : path,
      headers: request.headers.map(([name, value]) => [name, placed(value, places)] as const),
      body: body && textOf(body),
    },
  };
}

type Places = readonly (readonly [value: string, place: string])[];

/** The application of the target file that has it, or the value itself where it was made up. */
function named(target: WuhanTarget, field: 'passid' | 'token', value: string): TemplateValue {
  const found = Object.entries(target).find(
    ([key, one]) => /application$/i.test(key) && Object(one)[field] === value,
  );
  return found ? { application: found[0], field } : value;
}

/** As far from now as it was then; what is no time in seconds or milliseconds stays as it is. */
function timeOf({ timestamp, signedAt }: SignedCall): TemplateValue {
  if (/^\d{13}$/.test(timestamp)) return { now: 0, unit: 'milliseconds' };
  if (!/^\d{10}$/.test(timestamp)) return timestamp;
  return { now: Number(timestamp) - signedAt, unit: 'seconds' };
}

/** The digits of hexadecimal numbers become random; signs, length and case stay. */
function randomForm(nonce: string): string {
  const digit = /[A-F]/.test(nonce) && !/[a-f]/.test(nonce) ? 'X' : 'x';
  return nonce.replaceAll(digit === 'X' ? /[0-9A-F]/g : /[0-9a-f]/g, digit);
}

/** The text that is hashed, rightly or by one of the usual faults. */
function baseOf({ application, timestamp, nonce, sending }: SignedCall): string {
  const signer = { ...application, timestamp, nonce };
  const fault = signatureFaults.find(({ id }) => id === sending.fault);
  return placed(fault ? fault.base(signer) : baseString(signer), [
    [timestamp, '{{timestamp}}'],
    [application.token, '{{token}}'],
    [nonce, '{{nonce}}'],
    [nonce.replaceAll('-', ''), '{{nonce:no-dashes}}'],
    [application.passid, '{{passid}}'],
  ]);
}

/**
 * `{{digest[from:to]}}` is a piece of the right signature, `{{digest:lower}}` small letters, and
 * `{{digest!31}}` has another digit at that place, whichever the right one is.
 */
function signatureOf({ application, timestamp, nonce, sending }: SignedCall): string {
  if (!sending.signature) return '{{digest}}';
  const right = sign({ ...application, timestamp, nonce });
  const wrong = sending.signature(right);
  if (wrong === right.toLowerCase()) return '{{digest:lower}}';
  const place = changedPlace(right, wrong);
  if (place !== undefined) return `{{digest!${place}}}`;
  return piecesOf(right, wrong)
    .map((piece) => ('text' in piece ? piece.text : `{{digest[${piece.from}:${piece.to}]}}`))
    .join('');
}

/** Each value is looked for once, in the order given; an empty one stands nowhere. */
function placed(text: string, places: Places): string {
  for (const [value, place] of places) {
    const pieces = value === '' ? [text] : text.split(value);
    if (pieces.length > 1) return pieces.map((piece) => placed(piece, places)).join(place);
  }
  return text;
}

function textOf(body: Buffer): Template['request']['body'] {
  const text = body.toString('utf8');
  return Buffer.from(text).equals(body) ? text : { base64: body.toString('base64') };
}

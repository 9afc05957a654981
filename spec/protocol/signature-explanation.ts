/** Why a signature is refused, for people: never with a TOKEN or the right signature in it. */
import type { Text } from '../language.ts';
import {
  isTimestamp,
  type Owner,
  type SignedRequest,
  sameSignature,
  secondsAhead,
  sign,
  skewSeconds,
} from './signature.ts';
import { type SignatureFaultId, signatureFaults } from './signature-faults.ts';

/** One reason for a refusal; its text never holds a TOKEN or a right signature. */
export type Cause = { readonly says: Text } & (
  | { readonly kind: keyof typeof plainTexts }
  | { readonly kind: 'clock'; readonly secondsAhead: number }
  | { readonly kind: 'fault'; readonly fault: SignatureFaultId }
  | { readonly kind: 'other-application'; readonly passid: string }
);

export type Explanation =
  | { readonly verdict: 'right' }
  | { readonly verdict: 'wrong'; readonly causes: readonly Cause[] };

/** Why `verifySignature` refuses (WH-R044). A hash per known fault and per one of `others`. */
export function explainSignature(sent: SignedRequest, others: readonly Owner[] = []): Explanation {
  const found = [timestampCause(sent), signatureCause(sent, others)];
  const causes = found.filter((cause) => cause !== undefined);
  return causes.length === 0 ? { verdict: 'right' } : { verdict: 'wrong', causes };
}

const plainTexts = {
  milliseconds: {
    zh: '时间戳有 13 位，像是毫秒；应为 10 位的 Unix 秒数',
    en: 'The timestamp has 13 digits and looks like milliseconds; send Unix seconds, 10 digits',
  },
  'timestamp-form': {
    zh: '时间戳应为 10 位数字的 Unix 秒数，不带引号、空格或小数',
    en: 'The timestamp is not 10 digits of Unix seconds (no quotes, spaces or fractions)',
  },
  'signature-form': {
    zh: '签名应为 SHA-256 的 64 位十六进制数字，不是 Base64、MD5，也不带引号',
    en: 'The signature is not 64 hexadecimal digits of SHA-256 (no Base64, MD5 or quotes)',
  },
  unknown: {
    zh: '签名不符，也不像常见错误；请核对 TOKEN，并确认 nonce 和时间戳签名后未被改动',
    en: 'The signature fits no usual fault; check TOKEN, and send nonce and timestamp as signed',
  },
} as const satisfies Record<string, Text>;

function timestampCause({ timestamp, now }: Omit<SignedRequest, keyof Owner>): Cause | undefined {
  if (/^\d{13}$/.test(timestamp)) return plain('milliseconds');
  if (!isTimestamp(timestamp)) return plain('timestamp-form');
  const ahead = secondsAhead({ timestamp, now });
  const off = Math.abs(ahead);
  if (off <= skewSeconds) return undefined;
  const [zh, en] = ahead > 0 ? ['快', 'ahead of'] : ['慢', 'behind'];
  const says = {
    zh: `时间戳比服务器${zh} ${off} 秒，最多只能差 ${skewSeconds} 秒；Unix 时间与时区无关`,
    en: `Timestamp ${off} s ${en} the server clock (limit ${skewSeconds} s); Unix time has no zone`,
  };
  return { kind: 'clock', secondsAhead: ahead, says };
}

function signatureCause(sent: SignedRequest, others: readonly Owner[]): Cause | undefined {
  const fits = (signature: string) => sameSignature(sent.signature, signature);
  if (!/^[0-9a-f]{64}$/i.test(sent.signature)) return plain('signature-form');
  if (fits(sign(sent))) return undefined;

  const fault = signatureFaults.find(({ forge }) => fits(forge(sent)));
  if (fault) return { kind: 'fault', fault: fault.id, says: matchText(fault.says) };
  const owner = others.find(({ token }) => fits(sign({ ...sent, token })));
  if (!owner) return plain('unknown');
  const says = matchText({ zh: '换成另一应用的 TOKEN', en: "another application's TOKEN is used" });
  return { kind: 'other-application', passid: owner.passid, says };
}

function plain(kind: keyof typeof plainTexts): Cause {
  return { kind, says: plainTexts[kind] };
}

function matchText({ zh, en }: Text): Text {
  return {
    zh: `与签名吻合的情形：${zh}；应按 timestamp+TOKEN+nonce+timestamp 拼接原值`,
    en: `The signature matches if ${en}; sign timestamp+TOKEN+nonce+timestamp, each as sent`,
  };
}

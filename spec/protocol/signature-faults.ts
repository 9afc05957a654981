/** The usual ways to sign wrongly, as data: the judge forges them, explanations recognise them. */
import type { Text } from '../language.ts';
import { baseString, digest, type Parts, type SignaturePart, type Signer } from './signature.ts';

type Alter = (value: string, signer: Signer) => string;

/** One usual way to sign wrongly: what is done then, and how to do it. */
export interface SignatureFault {
  readonly id: string;
  readonly says: Text;
  /** The text that is hashed by mistake; like the right one it holds the TOKEN. */
  readonly base: (signer: Signer) => string;
  readonly forge: (signer: Signer) => string;
}
export type SignatureFaultId = (typeof signatureFaults)[number]['id'];

/** The usual integration faults; those of unit, dashes and quotes work in both directions. */
export const signatureFaults = [
  joined('no-trailing-timestamp', ['timestamp', 'token', 'nonce'], {
    zh: '漏掉末尾的 timestamp',
    en: 'the trailing timestamp is left out',
  }),
  joined('no-token', ['timestamp', 'nonce', 'timestamp']),
  joined('no-nonce', ['timestamp', 'token', 'timestamp']),
  joined('token-timestamp-nonce', ['token', 'timestamp', 'nonce']),
  joined('token-timestamp-nonce-timestamp', ['token', 'timestamp', 'nonce', 'timestamp']),
  joined('token-nonce-timestamp', ['token', 'nonce', 'timestamp']),
  joined('timestamp-nonce-token', ['timestamp', 'nonce', 'token']),
  joined('timestamp-nonce-token-timestamp', ['timestamp', 'nonce', 'token', 'timestamp']),
  joined('nonce-timestamp-token', ['nonce', 'timestamp', 'token']),
  joined('nonce-token-timestamp', ['nonce', 'token', 'timestamp']),
  altered('timestamp-unit', 'timestamp', otherUnit, {
    zh: '签名和请求头里的时间戳一个以毫秒计、一个以秒计',
    en: 'the timestamp is signed in milliseconds and sent in seconds, or the reverse',
  }),
  altered('nonce-dashes', 'nonce', otherDashes, {
    zh: '签名和请求头里的 nonce 一个有连字符、一个没有',
    en: 'the nonce is signed without its dashes and sent with them, or the reverse',
  }),
  altered('nonce-quotes', 'nonce', otherQuotes, {
    zh: '签名和请求头里的 nonce 一个有引号、一个没有',
    en: 'the nonce is signed inside quotation marks and sent without, or the reverse',
  }),
  altered('token-quotes', 'token', otherQuotes, {
    zh: 'TOKEN 两边的引号也参与签名',
    en: 'quotation marks around TOKEN are signed along',
  }),
  altered('passid-for-token', 'token', (_, { passid }) => passid, {
    zh: '用 PASSID 代替 TOKEN（两者可能填反了）',
    en: 'PASSID is signed in the place of TOKEN (they may be swapped)',
  }),
  altered('token-space-before', 'token', (token) => ` ${token}`, {
    zh: 'TOKEN 之前的空格参与签名',
    en: 'a space before TOKEN is signed along',
  }),
  altered('token-space-after', 'token', (token) => `${token} `, {
    zh: 'TOKEN 之后的空格参与签名',
    en: 'a space after TOKEN is signed along',
  }),
  altered('token-newline-after', 'token', (token) => `${token}\n`, {
    zh: 'TOKEN 之后的换行参与签名',
    en: 'a line break after TOKEN is signed along',
  }),
] as const satisfies readonly SignatureFault[];

function joined<const I extends string>(id: I, parts: Parts, left?: Text) {
  const order = parts.join('+').replace('token', 'TOKEN');
  const says = left ?? { zh: `按 ${order} 拼接`, en: `the parts are joined as ${order}` };
  return forging(id, says, (signer) => baseString(signer, parts));
}

function altered<const I extends string>(id: I, part: SignaturePart, alter: Alter, says: Text) {
  return forging(id, says, (signer) =>
    baseString({ ...signer, [part]: alter(signer[part], signer) }),
  );
}

function forging<const I extends string>(id: I, says: Text, base: (signer: Signer) => string) {
  return { id, says, base, forge: (signer: Signer) => digest(base(signer)) };
}

function otherUnit(time: string): string {
  return time.length === 13 ? time.slice(0, 10) : `${time}000`;
}

function otherDashes(nonce: string): string {
  if (nonce.includes('-')) return nonce.replaceAll('-', '');
  return nonce.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function otherQuotes(value: string): string {
  return /^".*"$/.test(value) ? value.slice(1, -1) : `"${value}"`;
}

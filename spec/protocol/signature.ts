/**
 * The Wuhan signature (WH-R030 to WH-R034, reading WH-A03): made and verified.
 * It covers neither method, path nor body (WH-A37): whoever holds a request can change those.
 */
import { hash, timingSafeEqual } from 'node:crypto';

export type SignaturePart = 'timestamp' | 'token' | 'nonce';
export type Parts = readonly SignaturePart[];

/** The values that are signed: timestamp and nonce are the texts of the headers, as sent. */
export type SignatureInput = Readonly<Record<SignaturePart, string>>;

/** What a client has at hand when it signs; some sign PASSID by mistake. */
export type Signer = SignatureInput & { readonly passid: string };

/** An application as it is registered (WH-R008). */
export type Owner = Pick<Signer, 'passid' | 'token'>;

/** A request as it arrived, the TOKEN of the caller it names, and the server's Unix second. */
export type SignedRequest = Signer & { readonly signature: string; readonly now: number };

/** WH-R044: how far a timestamp may be from the server's clock, to either side (WH-A06). */
export const skewSeconds = 180;

/** WH-R031: for this long a PASSID may not use a nonce again. */
export const nonceMinutes = 10;

/** WH-A03: the order in which the values are joined, with nothing between them. */
export const signatureParts: Parts = ['timestamp', 'token', 'nonce', 'timestamp'];

/** The text that is hashed. It holds the TOKEN: keep it out of logs and replies. */
export const baseString = (input: SignatureInput, parts = signatureParts): string =>
  parts.map((part) => input[part]).join('');

/** WH-R032: 64 upper-case hexadecimal digits; with other `parts` it is wrong on purpose. */
export const sign = (input: SignatureInput, parts = signatureParts): string =>
  digest(baseString(input, parts));

/** SHA-256 as the header carries it. */
export const digest = (text: string): string => hash('sha256', text, 'hex').toUpperCase();

/** WH-R044 for each request: timestamp in form and in time, signature right; hashes once. */
export const verifySignature = (request: Omit<SignedRequest, 'passid'>): boolean =>
  isTimestamp(request.timestamp) &&
  Math.abs(secondsAhead(request)) <= skewSeconds &&
  sameSignature(request.signature, sign(request));

/** WH-A05: Unix seconds, ten digits. */
export const isTimestamp = (text: string): boolean => /^\d{10}$/.test(text);

/** How far the caller's clock is ahead of the server's; negative when it is behind. */
export const secondsAhead = ({
  timestamp,
  now,
}: Pick<SignedRequest, 'timestamp' | 'now'>): number => Number(timestamp) - now;

/** Case does not matter (WH-A04), and the time taken does not tell where they differ. */
export function sameSignature(sent: string, right: string): boolean {
  const [a, b] = [Buffer.from(sent.toUpperCase()), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

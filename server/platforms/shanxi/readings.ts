import { isUtf8 } from 'node:buffer';
import { openRequest, type PrivateKeys, sealReply } from '../../../spec/protocol/sm-envelope.ts';
import { smFaults } from '../../../spec/protocol/sm-faults.ts';
import { isSealed } from '../../../spec/protocol/sm-form.ts';
import { sm2Decrypt } from '../../../spec/protocol/sm2.ts';
import type { Seal } from '../../gateway.ts';
import type { Call } from '../../http/http.ts';
import { multipart, type UploadedFile } from '../../http/multipart.ts';
import { parsePayload } from '../../http/payload.ts';
import { isMultipart, uploadIn } from '../../licences/upload.ts';
import { accept, type Result } from '../../result.ts';
import { type Refusal, refusal } from './domain.ts';
import type { Given } from './parameters.ts';

/** What a call says, once it is readable. */
export interface Content {
  readonly given: Given;
  /** In which of the operation's media types it came. */
  readonly mediaType: string;
  readonly file?: UploadedFile;
}

export interface Reading {
  readonly content: Result<Content, Refusal>;
  /** Seals whatever the reply is, once the request was opened. */
  readonly seal?: Seal;
}

export type Read = (call: Pick<Call, 'headers' | 'body'>) => Promise<Reading>;

const json = 'application/json';

/** Reads requests that are always plain. */
export const plainReader =
  (mediaTypes: ReadonlySet<string>): Read =>
  async ({ headers, body }) => ({ content: contentOf(parsePayload(headers, body, mediaTypes)) });

/** SX-R029, SX-A16: reads plain requests, and opens those with `encrypted`. */
export const sealableReader =
  (mediaTypes: ReadonlySet<string>, privateKeys: PrivateKeys): Read =>
  async ({ headers, body }) => {
    const payload = parsePayload(headers, body, mediaTypes);
    if (!payload.ok || !isSealed(payload.value)) return { content: contentOf(payload) };
    const opened = openRequest(payload.value, privateKeys);
    if (!opened.ok) {
      const { zh, en } = smFaults[opened.refusal];
      return { content: refusal('bad-envelope', zh, en) };
    }
    const { text, key } = opened.value;
    const seal: Seal = (reply) => ({ ...sealReply(Buffer.from(JSON.stringify(reply)), key) });
    const plain = contentOf(parsePayload({}, text, new Set([json])));
    if (!plain.ok) return { content: plain, seal };
    const { keyId } = payload.value;
    const privateKey = privateKeys(typeof keyId === 'string' ? keyId : undefined) ?? '';
    const given = withPasswords(plain.value.given, privateKey);
    return { content: accept({ ...plain.value, given }), seal };
  };

/** SX-R033: reads a form, or JSON with the file in base64. */
export const uploadReader =
  (mediaTypes: ReadonlySet<string>): Read =>
  async (call) => {
    const upload = await uploadIn(call, mediaTypes);
    if (!upload.ok) return { content: upload };
    const { fields, file } = upload.value;
    const given = withoutNulls(file ? { ...fields, file: file.bytes } : fields);
    const mediaType = isMultipart(call.headers['content-type']) ? multipart : json;
    return { content: accept({ given, mediaType, ...(file && { file }) }) };
  };

const contentOf = (payload: ReturnType<typeof parsePayload>): Result<Content, Refusal> =>
  payload.ok ? accept({ given: withoutNulls(payload.value), mediaType: json }) : payload;

/** SX-A52: what is null is missing. */
const withoutNulls = (payload: Given): Given =>
  Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== null));

/** Within an envelope these may be encrypted once more (SX-A06). */
const passwords = ['pwd', 'newPwd'] as const;

/** Digits of the shortest cipher text; no password of ours is as long. */
const shortestCipherText = 192;

function withPasswords(given: Given, privateKey: string): Given {
  const opened = passwords.flatMap((name) => {
    const text = Object.hasOwn(given, name) ? given[name] : undefined;
    const password = typeof text === 'string' ? decrypted(text, privateKey) : undefined;
    return password === undefined ? [] : [[name, password] as const];
  });
  return { ...given, ...Object.fromEntries(opened) };
}

/** What is no cipher text for that key is taken as it stands, and then is no password either. */
function decrypted(text: string, privateKey: string): string | undefined {
  if (text.length < shortestCipherText || /[^0-9a-fA-F]/.test(text)) return undefined;
  const bytes = sm2Decrypt(text, privateKey);
  return bytes && isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

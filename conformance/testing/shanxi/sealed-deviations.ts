import { openRequest, sealReply } from '../../../spec/protocol/sm-envelope.ts';
import { unwrapKey } from '../../../spec/protocol/sm2.ts';
import { sm3 } from '../../../spec/protocol/sm3.ts';
import { sm4Decrypt, sm4Encrypt } from '../../../spec/protocol/sm4.ts';
import type { Received } from '../endpoint.ts';
import type { Answer, Sent } from './operations.ts';
import { type OnWire, objectIn } from './right-endpoint.ts';

/** Parts of what a platform does that is wrong about sealed calls. */

/** A sealed call that could be opened, and what a right platform answers to what is within. */
export interface OpenedCall {
  readonly envelope: Sent;
  readonly text: string;
  readonly key: Buffer;
  readonly right: Answer;
}

/** A platform that answers what was sealed in another way. */
export const opened =
  (answer: (call: OpenedCall) => Answer): OnWire =>
  async (received, { right, state }) => {
    const envelope = objectIn(received.body) ?? {};
    const request = openRequest(envelope, () => state.keys.privateKey);
    if (!request.ok) return right(received);
    const { text, key } = request.value;
    return answer({ envelope, text: `${text}`, key, right: await right(plainly(received, text)) });
  };

/** The same call, not sealed. */
const plainly = (received: Received, body: Buffer): Received => ({ ...received, body });

/** An answer under the key of its request. */
export function resealed({ status, value }: Answer, key: Buffer, iv?: Buffer): Answer {
  const text = Buffer.from(JSON.stringify(value));
  const sealed = sealReply(text, key);
  if (iv === undefined) return { status, value: { ...sealed } };
  const encrypted = sm4Encrypt(text, { key, iv }).toString('hex');
  return { status, value: { ...sealed, iv: iv.toString('hex'), encrypted } };
}

/** A platform that takes envelopes which a careful one refuses; their parts are what they say. */
export const trusting =
  (mend: (envelope: Sent, plain: Plain) => Sent): OnWire =>
  (received, { right, state }) => {
    const envelope = objectIn(received.body) ?? {};
    if (!('encrypted' in envelope)) return right(received);
    const mended = mend(envelope, plainOf(envelope, state.keys.privateKey));
    return right({ ...received, body: Buffer.from(JSON.stringify(mended)) });
  };

/** What comes of decrypting, whether or not it is right. */
export interface Plain {
  readonly digest: string;
}

function plainOf(envelope: Sent, privateKey: string): Plain {
  const key = unwrapKey(`${envelope['key']}`, privateKey);
  const [iv, encrypted] = ['iv', 'encrypted'].map((part) =>
    Buffer.from(`${envelope[part]}`, 'hex'),
  );
  if (!key || iv?.length !== 16 || !encrypted || encrypted.length % 16 > 0) return { digest: '' };
  return { digest: sm3(sm4Decrypt(encrypted, { key, iv }).text) };
}

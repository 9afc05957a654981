import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Text } from '../../../spec/language.ts';
import { openRequest, sealReply } from '../../../spec/protocol/sm-envelope.ts';
import { createKeyPair } from '../../../spec/protocol/sm2.ts';
import { Mismatch } from '../../mismatch.ts';
import { seal } from './sealing.ts';

const { privateKey, publicKey } = createKeyPair();
const text = Buffer.from('{"uniscId": "91149999MA0DEM0139"}');
const told: string[] = [];
const tolerate = ({ en }: Text) => void told.push(en);
const asItIs = { spoil: (envelope: object) => envelope, tolerate };

/** A sealed request, and what its receiver finds in it. */
function received() {
  const sealed = seal(text, { publicKey }, asItIs);
  const opened = openRequest(JSON.parse(`${sealed.body}`), () => privateKey);
  if (!opened.ok) throw new Error(opened.refusal);
  return { ...sealed, ...opened.value };
}

describe('a sealed request', () => {
  it('opens to the bytes that were sealed', () => {
    expect(received().text.equals(text)).toBe(true);
  });

  it('is spoiled before it is sent', () => {
    const { body } = seal(
      text,
      { publicKey, keyId: 'k1' },
      { spoil: ({ keyId }) => ({ keyId, iv: 7 }), tolerate },
    );

    expect(JSON.parse(`${body}`)).toEqual({ keyId: 'k1', iv: 7 });
  });
});

describe('its reply', () => {
  it('opens with the same key', () => {
    const { key, unseal } = received();

    expect(`${unseal(sealReply(Buffer.from('好'), key))}`).toBe('好');
  });

  it('is left alone where it is not sealed', () => {
    expect(received().unseal({ result: 0, msg: 'x' })).toBeNull();
  });

  it.each<readonly [string, (reply: ReturnType<typeof sealReply>) => object]>([
    ['has another digest', (reply) => ({ ...reply, digest: '0'.repeat(64) })],
    ['has no digest', ({ digest: _, ...reply }) => reply],
    ['was cut', (reply) => ({ ...reply, encrypted: reply.encrypted.slice(0, -32) })],
    ['is sealed with another key', () => sealReply(text, Buffer.alloc(16))],
  ])('is found wrong where it %s', (_, change) => {
    const { key, unseal } = received();

    expect(() => unseal(change(sealReply(text, key)))).toThrow(Mismatch);
  });

  it.each(['sha256', 'md5'])('is read where its digest is %s, which is worth a word', (digest) => {
    const { key, unseal } = received();
    const sealed = sealReply(text, key);
    const reply = { ...sealed, digest: createHash(digest).update(text).digest('hex') };

    expect(unseal(reply)).toEqual(text);
    expect(told.at(-1)).toMatch(/^digest is (SHA-256|MD5)$/);
  });
});

import { describe, expect, it } from 'vitest';
import { accounts } from '../../testing/shanxi/platform-state.ts';
import { type Changes, type OnWire, objectIn } from '../../testing/shanxi/right-endpoint.ts';
import { trusting } from '../../testing/shanxi/sealed-deviations.ts';
import { failuresOf } from '../../testing/shanxi/trial.ts';

/** Compares no digest: whatever comes of decrypting is what was meant. */
const noDigest = trusting((envelope, { digest }) => ({ ...envelope, digest }));

const lenient = (part: string, mend: (value: unknown) => unknown): OnWire =>
  trusting((envelope) => ({ ...envelope, [part]: mend(envelope[part]) }));

/** Reads the system parameters beside an envelope. */
const outside: OnWire = (received, { right }) => {
  const { accessid, username, pwd } = objectIn(received.body) ?? {};
  const isBeside = accessid !== undefined && 'encrypted' in (objectIn(received.body) ?? {});
  const body = JSON.stringify({ accessid, username, pwd, uniscId: '91149999MA0TERT003' });
  return right(isBeside ? { ...received, body: Buffer.from(body) } : received);
};

describe('a platform that takes what was changed on the way', () => {
  it.each<readonly [string, string, Changes]>([
    ['compares no digest', 'flipped.digest', { onWire: noDigest }],
    ['compares no digest', 'digest-of-another', { onWire: noDigest }],
    ['compares no digest', 'digest-of-cipher-text', { onWire: noDigest }],
    [
      'needs no digest',
      'malformed.digest',
      {
        onWire: trusting((envelope, { digest }) => ({
          digest,
          ...envelope,
          ...(envelope['digest'] == null && { digest }),
        })),
      },
    ],
    [
      'cuts what is not hexadecimal',
      'malformed.iv',
      { onWire: lenient('iv', (iv) => `${iv}`.padEnd(32, '0')) },
    ],
    [
      'takes a list for its element',
      'malformed.key',
      { onWire: lenient('key', (key) => `${key}`) },
    ],
    ['knows any keyId', 'keyId-unknown', { onWire: lenient('keyId', () => 'key-1') }],
    [
      'minds no algorithm',
      'algorithm-other',
      { onWire: lenient('algorithm', () => 'SM2-SM4-SM3') },
    ],
    ['reads credentials beside the envelope', 'credentials-outside', { onWire: outside }],
    [
      'looks at credentials of plain calls only',
      'wrong-pwd',
      { letsIn: ({ username }) => username === accounts.account.username },
    ],
  ])('and %s fails %s', async (_, id, changes) => {
    const name = `shanxi.sealed.${id}`;

    expect(await failuresOf(name, changes)).toContain(name);
  });
});

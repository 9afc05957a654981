import { describe, expect, it } from 'vitest';
import { answering, sending, withData } from '../../testing/shanxi/deviations.ts';
import { type Answer, refusal, type Sent } from '../../testing/shanxi/operations.ts';
import { type Changes, type OnWire, objectIn } from '../../testing/shanxi/right-endpoint.ts';
import { opened, resealed } from '../../testing/shanxi/sealed-deviations.ts';
import { failuresOf, judgePlatform } from '../../testing/shanxi/trial.ts';

const isSealed = ({ value }: Answer) => 'encrypted' in value;

/** Sealed replies in another way. */
const resealing = (change: (value: Sent, request: Sent) => Sent): Changes => ({
  onWire: sending((answer, { body }) =>
    isSealed(answer) ? { ...answer, value: change(answer.value, objectIn(body) ?? {}) } : answer,
  ),
});

/** An envelope is looked at before it is opened. */
const minding =
  (isBad: (envelope: Sent) => boolean): OnWire =>
  (received, { right }) => {
    const envelope = objectIn(received.body) ?? {};
    return 'encrypted' in envelope && isBad(envelope) ? refusal('bad', 400) : right(received);
  };

describe('a platform that is wrong about sealed calls', () => {
  it.each<readonly [string, string, Changes]>([
    ['answers in the clear', 'getEnterpriseGrade', { onWire: opened(({ right }) => right) }],
    [
      'sends another digest',
      'getEnterpriseGrade',
      resealing((value) => ({ ...value, digest: '0'.repeat(64) })),
    ],
    [
      'says something else when sealed',
      'getEnterpriseGrades',
      {
        onWire: opened(({ right, key }) =>
          resealed(
            withData(right, (data) => ({ ...data, count: 7 })),
            key,
          ),
        ),
      },
    ],
    ['wraps its own key', 'reply-without-key', resealing((value) => ({ ...value, key: '04' }))],
    [
      'seals with the iv of the request',
      'fresh-iv',
      {
        onWire: opened(({ right, key, envelope }) =>
          resealed(right, key, Buffer.from(`${envelope['iv']}`, 'hex')),
        ),
      },
    ],
    [
      'seals with the same iv each time',
      'fresh-iv',
      { onWire: opened(({ right, key }) => resealed(right, key, Buffer.alloc(16, 7))) },
    ],
    [
      'fails in the clear',
      'failures',
      {
        onWire: opened(({ right, key }) =>
          right.value['result'] === 0 ? right : resealed(right, key),
        ),
      },
    ],
    [
      'digests what it has written anew',
      'text.whitespace',
      {
        onWire: opened(({ right, key, text }) =>
          isCanonical(text) ? resealed(right, key) : refusal('x', 400),
        ),
      },
    ],
    [
      'digests what it has written anew',
      'text.newline',
      {
        onWire: opened(({ right, key, text }) =>
          isCanonical(text) ? resealed(right, key) : refusal('x', 400),
        ),
      },
    ],
    [
      'takes fields out by their place',
      'text.order',
      {
        onWire: opened(({ right, key, text }) =>
          text.startsWith('{"accessid"') ? resealed(right, key) : refusal('x', 400),
        ),
      },
    ],
    [
      'reads no escapes',
      'text.escapes',
      {
        onWire: opened(({ right, key, text }) =>
          text.includes('\\u') ? refusal('x', 400) : resealed(right, key),
        ),
      },
    ],
    ['knows lower case only', 'upper-case', { onWire: minding(({ iv }) => /[A-F]/.test(`${iv}`)) }],
    ['needs the 04', 'key-unmarked', { onWire: minding(({ key }) => `${key}`.length === 224) }],
    ['needs the keyId', 'keyId-absent', { onWire: minding(({ keyId }) => keyId === undefined) }],
  ])('and %s fails %s', async (_, id, changes) => {
    const name = `shanxi.sealed.${id}`;

    expect(await failuresOf(name, changes)).toContain(name);
  });

  it('and gives no key blocks what is sealed', async () => {
    const onCall = answering('getPublicKey', () => refusal('no key'));

    const { failed, blocked } = await judgePlatform(
      { onCall },
      { only: ['shanxi.key', 'shanxi.sealed.getEnterpriseGrade'] },
    );

    expect(failed).toEqual(['shanxi.key.right']);
    expect(blocked).toContain('shanxi.sealed.getEnterpriseGrade');
  });
});

const isCanonical = (text: string): boolean => JSON.stringify(JSON.parse(text)) === text;

describe('the public key', () => {
  const key = (change: object): Changes => ({
    onCall: answering('getPublicKey', (answer) =>
      withData(answer, (data) => ({ ...data, ...change })),
    ),
  });

  it.each<readonly [string, string, Changes]>([
    ['is no point on the curve', 'right', key({ publicKey: `04${'1'.repeat(128)}` })],
    ['has no id', 'right', key({ keyId: '' })],
    ['is of another algorithm', 'right', key({ algorithm: 'RSA' })],
    [
      'is another each time',
      'lasting',
      {
        onCall: answering('getPublicKey', (answer) =>
          withData(answer, (data) => ({
            ...data,
            publicKey: `04${`${Math.random()}`.slice(2, 12).padEnd(128, '1')}`,
          })),
        ),
      },
    ],
    [
      'is another for each account',
      'for-all',
      {
        onCall: answering('getPublicKey', (answer, { parameters }) =>
          withData(answer, (data) => ({
            ...data,
            publicKey: `04${Buffer.from(`${parameters['username']}`).toString('hex').padEnd(128, '1')}`,
          })),
        ),
      },
    ],
  ])('that %s fails %s', async (_, id, changes) => {
    const name = `shanxi.key.${id}`;

    expect(await failuresOf(name, changes)).toContain(name);
  });
});

it('the sm profile that is claimed and not there is not proved', async () => {
  const failed = await failuresOf('shanxi.sm.proved', { onWire: opened(({ right }) => right) });

  expect(failed).toContain('shanxi.sm.proved');
});

describe('a platform without the sm profile', () => {
  const plain = { capabilities: ['publicKey', 'token', 'password', 'upload'] } as const;

  it('conforms with a wish left, which names what is not proved', async () => {
    const { failed, exitCode, results } = await judgePlatform({}, plain);

    const said = results.find(({ id }) => id === 'shanxi.sm.proved');
    expect([failed, exitCode]).toEqual([['shanxi.sm.proved'], 0]);
    expect(said?.difference?.actual.en).toMatch(/SX-R021.*R022.*R029.*R030/);
  });
});

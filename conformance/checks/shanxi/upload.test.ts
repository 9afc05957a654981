import { describe, expect, it } from 'vitest';
import { answering, taking, withData } from '../../testing/shanxi/deviations.ts';
import { refusal, rightHabits } from '../../testing/shanxi/operations.ts';
import { accounts, fixtures } from '../../testing/shanxi/platform-state.ts';
import type { Changes, OnCall, OnWire } from '../../testing/shanxi/right-endpoint.ts';
import { failuresOf, judgePlatform } from '../../testing/shanxi/trial.ts';

const uploading = (changes: Record<string, unknown>): Changes => ({
  understands: () => true,
  onCall: taking(({ operation, parameters }) =>
    operation === 'uploadLicense' ? { ...changes, ...parameters } : {},
  ),
});

const identified = (licenseID: unknown): OnCall =>
  answering('uploadLicense', (answer) => withData(answer, () => ({ licenseID })));

const refusing =
  (isRefused: (parameters: Readonly<Record<string, unknown>>) => boolean): OnCall =>
  (call, { right }) =>
    call.operation === 'uploadLicense' && isRefused(call.parameters) ? refusal() : right(call);

/** A form in whose place another is read. */
const formOf =
  (change: (text: string) => string, boundary = 'qiyue-5f0c1e7a9d3b4682'): OnWire =>
  (received, { right }) => {
    const isForm = received.headers['content-type']?.startsWith('multipart/');
    if (!isForm) return right(received);
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const body = Buffer.from(change(received.body.toString('latin1')), 'latin1');
    return right({ ...received, method: 'POST', headers, body });
  };

const whole = (text: string): string =>
  text.trimEnd().endsWith('--') ? text : `${text}\r\n--qiyue-5f0c1e7a9d3b4682--\r\n`;

describe('a platform that is wrong about uploads', () => {
  it.each<readonly [string, string, Changes]>([
    ['gives no identifier', 'right', { onCall: identified('') }],
    ['gives a number', 'right', { onCall: identified(7) }],
    ['gives the same to all', 'several', { onCall: identified('L1') }],
    ['has forgotten it at once', 'opens', { onCall: identified('L1') }],
    [
      'minds no enterprise',
      'bound',
      { opens: ({ username }, licence) => licence?.username === username },
    ],
    ['takes no PNG', 'png', { onCall: refusing(({ file }) => `${file}`.includes('PNG')) }],
    ['takes no JPEG', 'jpg', { onCall: refusing(({ file }) => `${file}`.includes('JFIF')) }],
    [
      'stumbles over Han characters',
      'name.han',
      { onCall: refusing(({ fileName }) => /\p{Script=Han}/u.test(`${fileName}`)) },
    ],
    [
      'lets no accessid pass',
      'missing.accessid',
      uploading({ accessid: accounts.account.accessid }),
    ],
    ['lets no pwd pass', 'missing.pwd', uploading({ pwd: accounts.account.pwd })],
    ['lets no uniscId pass', 'missing.uniscId', uploading({})],
    ['lets no file pass', 'missing.file', uploading({ file: '%PDF' })],
    ['lets anybody in', 'pwd-unknown', { letsIn: () => true }],
    [
      'minds no accessid',
      'accessid-unknown',
      {
        letsIn: (given, state) =>
          rightHabits.letsIn({ ...given, accessid: accounts.account.accessid }, state),
      },
    ],
    ['takes an empty file', 'empty-file', { onCall: taking(() => ({ file: '%PDF' })) }],
    [
      'looks at the name of a file only',
      'no-document',
      { onCall: taking(() => ({ file: '%PDF' })) },
    ],
    ['needs no boundary', 'no-boundary', { onWire: formOf((text) => text) }],
    ['takes half a form', 'cut', { onWire: formOf(whole) }],
  ])('and %s fails %s', async (_, id, changes) => {
    const name = `shanxi.upload.${id}`;

    expect(await failuresOf(name, changes)).toContain(name);
  });

  it('and has people look at each first is told so, and conforms', async () => {
    const onCall = answering('getPublicResourcesTrading', (answer, { parameters }) =>
      /^[0-9a-f]{26}$/.test(`${parameters['licenseID']}`) ? refusal('not yet') : answer,
    );

    const { failed, exitCode } = await judgePlatform({ onCall }, { only: ['shanxi.upload'] });

    expect([failed, exitCode]).toEqual([['shanxi.upload.opens'], 0]);
  });

  it('and opens the records of others fails shanxi.upload.opens-same', async () => {
    const onCall = answering('getPublicResourcesTrading', (answer, { parameters }) =>
      /^[0-9a-f]{26}$/.test(`${parameters['licenseID']}`) ? withData(answer, () => []) : answer,
    );

    expect(await failuresOf('shanxi.upload.opens-same', { onCall })).toEqual([
      'shanxi.upload.opens-same',
    ]);
  });

  it('and takes other methods fails each', async () => {
    const onWire: OnWire = (received, { right }) => right({ ...received, method: 'POST' });

    const failed = await failuresOf('shanxi.method.uploadLicense', { onWire });

    expect(failed).toEqual(
      ['PUT', 'DELETE', 'PATCH'].map((method) => `shanxi.method.uploadLicense.${method}`),
    );
  });

  it('and takes forms alone passes', async () => {
    const onWire: OnWire = (received, { right }) =>
      received.path === '/uploadLicense' && received.headers['content-type'] === 'application/json'
        ? refusal('a form, please', 415)
        : right(received);

    const { failed, skipped } = await judgePlatform({ onWire }, { only: ['shanxi.upload'] });

    expect([failed, skipped]).toEqual([[], ['shanxi.upload.json']]);
  });
});

it('what was uploaded is told as left behind', async () => {
  const { state, leftBehind } = await judgePlatform({}, { only: ['shanxi.upload'] });

  const before = Object.values(fixtures).flatMap((one) => Object.values(Object(one)));
  const kept = [...state.licences.keys()].filter((id) => !before.includes(id));
  expect(kept.length).toBeGreaterThan(0);
  expect(leftBehind.map(({ value }) => value)).toEqual(kept);
});

import { describe, expect, it } from 'vitest';
import { createKeyPair } from '../../../spec/protocol/sm2.ts';
import { judged } from '../../checks/all.ts';
import { openClient } from '../../exchange/client.ts';
import { createPace } from '../../exchange/pace.ts';
import { createRecorder, startRecording } from '../../exchange/recorder.ts';
import { Blocked } from '../../mismatch.ts';
import { answering } from '../../testing/shanxi/deviations.ts';
import { refusal } from '../../testing/shanxi/operations.ts';
import { accounts, fixtures } from '../../testing/shanxi/platform-state.ts';
import { type Changes, startRightEndpoint } from '../../testing/shanxi/right-endpoint.ts';
import { createSession, recipientIn, type ShanxiSession } from './session.ts';
import type { ShanxiTarget } from './target.ts';
import { uploadForm } from './uploads.ts';

const { contract } = judged.shanxi();

interface Place extends Partial<ShanxiTarget> {
  readonly changes?: Changes;
}

type Recording = ReturnType<typeof startRecording>;

/** Opens a session of the judge at a platform and gives it to the test. */
async function within<Result>(
  work: (session: ShanxiSession, recording: Recording) => Promise<Result>,
  { changes = {}, ...rest }: Place = {},
): Promise<Result> {
  await using endpoint = await startRightEndpoint(changes);
  const { url } = endpoint;
  const target: ShanxiTarget = { contract: 'shanxi', url, fixtures, ...accounts, ...rest };
  const client = openClient(target);
  const recording = startRecording({ contract, client, pace: createPace(1_000) });
  const run = { target, recording, recipient: null, passwords: new Map<string, string>() };
  try {
    return await work(createSession(run, createRecorder(recording)), recording);
  } finally {
    await client.close();
  }
}

const writing = { allow: ['write'] } as const;
const { uniscId } = fixtures.rated;
const single = 'getEnterpriseGrade';

describe('the hands of a check', () => {
  it('say who calls, in each body', async () => {
    const sent = await within(async ({ call, own }) => {
      await call(single, { uniscId });
      return JSON.parse(`${own[0]?.request.body}`);
    });

    expect(sent).toEqual({ ...accounts.account, uniscId });
  });

  it('call for another account, with something else in its place, and without it', async () => {
    const sent = await within(async ({ call, own }) => {
      const account = accounts.secondAccount;
      await call(single, { pwd: undefined, accessid: 'x' }, { account });
      return JSON.parse(`${own[0]?.request.body}`);
    });

    expect(sent).toEqual({ accessid: 'x', username: accounts.secondAccount.username });
  });

  it.each(['uploadLicense', 'updatePassword'])('do not send %s without leave', async (name) => {
    await expect(within(({ call }) => call(name, {}))).rejects.toThrow('without asking for leave');
  });

  it('remember what was uploaded, and which tokens were given', async () => {
    const [left, learned] = await within(async ({ call }, recording) => {
      await call('uploadLicense', {}, { form: uploadForm(accounts.account, { uniscId }) });
      await call('uploadLicense', {});
      await call('getToken', {});
      return [recording.leftBehind, [...recording.learned]];
    }, writing);

    expect(left).toEqual([
      {
        operation: 'uploadLicense',
        name: 'licenseID',
        value: expect.stringMatching(/^[\da-f]{26}$/),
      },
    ]);
    expect(learned).toEqual([expect.stringMatching(/^[\w-]{32}$/)]);
  });
});

describe('a sealed call', () => {
  it('is opened, and its reply too, with what came over the wire beside', async () => {
    const [sent, reply] = await within(async ({ call, own }) => {
      const given = await call(single, { uniscId }, { sealed: true });
      return [JSON.parse(`${own.at(-1)?.request.body}`), given] as const;
    });

    expect(Object.keys(sent)).toEqual(['algorithm', 'keyId', 'key', 'iv', 'encrypted', 'digest']);
    expect(reply.outcomes).toEqual(['success']);
    expect(reply.body).toMatchObject({ data: { uniscId } });
    expect(reply.wire?.body).toHaveProperty('encrypted');
  });

  it('asks for the public key once', async () => {
    const asked = await within(async ({ call, all }) => {
      for (const _ of [1, 2]) await call(single, { uniscId }, { sealed: true });
      return all.filter(({ operation }) => operation === 'getPublicKey').length;
    });

    expect(asked).toBe(1);
  });

  it('asks for none where the target file has one', async () => {
    const { publicKey } = createKeyPair();

    const [asked, recipient] = await within(
      async (session) => [session.all.length, await session.publicKey()] as const,
      { publicKey: publicKey.slice(2) },
    );

    expect([asked, recipient]).toEqual([0, { publicKey }]);
  });

  it('is blocked where the key is no point on the curve', async () => {
    const publicKey = `04${'1'.repeat(128)}`;

    const asked = within((session) => session.publicKey(), { publicKey });

    await expect(asked).rejects.toThrow(Blocked);
  });

  it('is blocked where no key can be had', async () => {
    const changes = { onCall: answering('getPublicKey', () => refusal()) };

    const call = within((session) => session.call(single, {}, { sealed: true }), { changes });

    await expect(call).rejects.toThrow(Blocked);
  });
});

it.each([
  [
    { publicKey: '1'.repeat(128), keyId: 'k' },
    { publicKey: `04${'1'.repeat(128)}`, keyId: 'k' },
  ],
  [{ publicKey: `04${'1'.repeat(128)}` }, { publicKey: `04${'1'.repeat(128)}` }],
  [{ publicKey: 'MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAE' }, null],
  [{}, null],
])('reads the key of %j', async (data, expected) => {
  const changes = {
    onCall: answering('getPublicKey', (answer) => ({
      ...answer,
      value: { ...answer.value, data },
    })),
  };

  const found = await within(async ({ call }) => recipientIn(await call('getPublicKey', {})), {
    changes,
  });

  expect(found).toEqual(expected);
});

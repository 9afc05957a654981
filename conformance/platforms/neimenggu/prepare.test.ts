import { describe, expect, it } from 'vitest';
import { judged } from '../../checks/all.ts';
import { openClient } from '../../exchange/client.ts';
import { createPace } from '../../exchange/pace.ts';
import { createRecorder, startRecording } from '../../exchange/recorder.ts';
import { NothingProved } from '../../nothing-proved.ts';
import { type Answering, sendJson, startEndpoint } from '../../testing/endpoint.ts';
import {
  applications,
  type Deviating,
  known,
  objectIn,
  refusal,
  startRightEndpoint,
  success,
} from '../../testing/neimenggu/right-endpoint.ts';
import { isAt, onLogin, tokenOf } from '../../testing/neimenggu/session-deviations.ts';
import { finish, prepare } from './prepare.ts';
import { createSession } from './session.ts';
import type { NeimengguTarget } from './target.ts';
import { createTokens } from './tokens.ts';

const { contract } = judged.neimenggu();

/** Prepares for an endpoint; gives what was learned of its sessions. */
async function prepareAt(url: string, rest: Partial<NeimengguTarget> = {}) {
  const target: NeimengguTarget = {
    contract: 'neimenggu',
    url,
    timeout: 300,
    ...applications,
    ...rest,
  };
  const client = openClient(target);
  const recording = startRecording({ contract, client, pace: createPace(1_000) });
  const tokens = createTokens(target);
  const session = createSession({ target, recording, tokens }, createRecorder(recording));
  try {
    await prepare(session);
    const open = tokens.live().length;
    await finish(session);
    return { tokens, open, requests: recording.all.length };
  } finally {
    await client.close();
  }
}

async function learned(deviate?: Deviating) {
  await using endpoint = await startRightEndpoint({ deviate });
  const { tokens, ...rest } = await prepareAt(endpoint.url);
  const { single, toleratesDead, closesOne } = tokens;
  return { single, toleratesDead, closesOne, left: tokens.live().length, ...rest };
}

/** What the person is told when there is nothing to judge. */
async function complaint(prepared: Promise<unknown>): Promise<string> {
  const error: unknown = await prepared.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NothingProved)) throw new Error('it went on', { cause: error });
  return `${error.text.zh}\n${error.text.en}`;
}

async function complaintOf(answer: Answering): Promise<string> {
  await using endpoint = await startEndpoint(answer);
  return await complaint(prepareAt(endpoint.url));
}

/** NM-A16: one session per endpoint. */
const ending: Deviating = onLogin((asked, { right, live }) => {
  live.clear();
  return right(asked);
});

/** NM-A18: any logout succeeds. */
const forgiving: Deviating = (asked, { right, live }) => {
  if (!isAt(asked, 'logout')) return right(asked);
  live.delete(tokenOf(asked));
  return success();
};

describe('the preparation', () => {
  it('learns that sessions live beside each other, and end one by one', async () => {
    expect(await learned()).toMatchObject({ single: 'no', toleratesDead: false, closesOne: true });
  });

  it('learns that a logout ends the other sessions too', async () => {
    const sweeping: Deviating = (asked, { right, live }) => {
      const answer = right(asked);
      if (isAt(asked, 'logout')) live.clear();
      return answer;
    };

    expect(await learned(sweeping)).toMatchObject({ single: 'no', closesOne: false });
  });

  it('learns that a login ends the session before it', async () => {
    expect(await learned(ending)).toMatchObject({ single: 'yes', toleratesDead: false });
  });

  it('learns that a logout does not tell the dead from the living', async () => {
    expect(await learned(forgiving)).toMatchObject({ single: 'unknown', toleratesDead: true });
  });

  it('closes what it has opened when the run ends', async () => {
    expect(await learned(forgiving)).toMatchObject({ open: 1, left: 0 });
  });

  it.each<readonly [string, Deviating]>([
    ['a login fails on its own terms', () => refusal('19500', 500)],
    ['there is no token', () => success()],
    ['a second login fails', second(refusal('12004'))],
    ['a second login is odd', second({ status: 200, value: {} })],
  ])('goes on where %s', async (_, deviate) => {
    await expect(learned(deviate)).resolves.toMatchObject({ single: 'no' });
  });

  it('goes on where the connection breaks', async () => {
    await using endpoint = await startEndpoint((_, response) => response.destroy());

    await expect(prepareAt(endpoint.url)).resolves.toMatchObject({ open: 0 });
  });
});

/** From the second login on, another answer. */
function second(answer: ReturnType<Deviating>): Deviating {
  let count = 0;
  return onLogin((asked, { right }) => {
    count += 1;
    return count === 1 ? right(asked) : answer;
  });
}

describe('nothing is proved', () => {
  it('where the login is refused', async () => {
    await using endpoint = await startRightEndpoint();
    const application = { ...applications.application, account: 'nobody' };

    const said = await complaint(prepareAt(endpoint.url, { application }));

    expect(said).toContain('登录被拒绝');
    expect(said).toContain('appKey, appSecret and account');
  });

  it('where nobody listens', async () => {
    expect(await complaint(prepareAt('http://127.0.0.1:9'))).toContain('Cannot reach');
  });

  it.each<readonly [string, Answering]>([
    ['a web page', (_, response) => response.end('<!doctype html><p>hello')],
    ['another interface', (_, response) => sendJson(response, { error: 'no such path' }, 404)],
    ['a redirect', (_, response) => response.writeHead(302, { location: '/' }).end()],
  ])('where there is %s', async (_, answer) => {
    expect(await complaintOf(answer)).toContain('not this interface');
  });

  it.each<readonly [string, Answering]>([
    ['a refusal', ({ body }, response) => sendJson(response, said(objectIn({ body }) ?? {}))],
    ['a web page', ({ body }, response) => response.end(`<html>${body}`)],
  ])('without spreading a secret that comes back in %s', async (_, answer) => {
    const secrets = known.map(({ appSecret }) => appSecret);

    const text = await complaintOf(answer);

    expect(secrets.filter((secret) => text.includes(secret.slice(0, 12)))).toEqual([]);
  });
});

const said = (given: object) => ({
  ackCode: 'FAILURE',
  errors: [{ errorCode: '12004', message: JSON.stringify(given) }],
});

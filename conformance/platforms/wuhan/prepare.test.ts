import { describe, expect, it } from 'vitest';
import { judged } from '../../checks/all.ts';
import { openClient } from '../../exchange/client.ts';
import { createPace } from '../../exchange/pace.ts';
import { createRecorder, startRecording } from '../../exchange/recorder.ts';
import { NothingProved } from '../../nothing-proved.ts';
import { type Answering, sendJson, startEndpoint } from '../../testing/endpoint.ts';
import { caller, emptyPage, isSigned, refusal, verifying } from '../../testing/wuhan/gateway.ts';
import { prepare } from './prepare.ts';
import { createSession, type Dialect } from './session.ts';
import type { WuhanTarget } from './target.ts';

/** Prepares for an endpoint; gives how it wants to be spoken to. */
async function prepareFor(answer: Answering, rest: Partial<WuhanTarget> = {}): Promise<Dialect> {
  await using endpoint = await startEndpoint(answer);
  return await prepareAt(endpoint.url, rest);
}

async function prepareAt(url: string, rest: Partial<WuhanTarget> = {}): Promise<Dialect> {
  const target: WuhanTarget = {
    contract: 'wuhan',
    url,
    application: caller,
    timeout: 300,
    ...rest,
  };
  const client = openClient(target);
  const { contract } = judged.wuhan();
  const recording = startRecording({ contract, client, pace: createPace(1_000) });
  const dialect: Dialect = { passidHeader: 'x-tif-passid' };
  try {
    await prepare(createSession({ target, recording, dialect }, createRecorder(recording)));
    return dialect;
  } finally {
    await client.close();
  }
}

/** What the person is told when there is nothing to judge. */
async function complaint(prepared: Promise<Dialect>): Promise<string> {
  const error: unknown = await prepared.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NothingProved)) throw new Error('it went on', { cause: error });
  return `${error.text.zh}\n${error.text.en}`;
}

const documented: Dialect = { passidHeader: 'x-tif-passid' };
const wrong = { application: { ...caller, token: 'another-token' } };

describe('the preparation', () => {
  it('goes on where the credentials are right', async () => {
    expect(await prepareFor(verifying)).toEqual(documented);
  });

  it.each([1433, 500, 1403])(
    'speaks in the other spelling where only that is known and a missing PASSID gets %i',
    async (code) => {
      const dialect = await prepareFor((request, response) =>
        sendJson(response, isSigned(request, 'x-tif-paasid') ? emptyPage : refusal(code)),
      );

      expect(dialect).toEqual({ passidHeader: 'x-tif-paasid' });
    },
  );

  it('says that nobody listens', async () => {
    const endpoint = await startEndpoint(verifying);
    await endpoint[Symbol.asyncDispose]();

    expect(await complaint(prepareAt(endpoint.url))).toMatch(/连不上(?:.|\n)*Cannot reach/);
  });

  it('says that no reply came in time', async () => {
    expect(await complaint(prepareFor(() => undefined))).toContain('no reply in time');
  });

  it.each<readonly [string, Answering]>([
    ['a web page', (_, response) => response.end('<!DOCTYPE html><title>x</title>')],
    ['a web page with 404', (_, response) => response.writeHead(404).end('\n<html>')],
    ['a redirect', (_, response) => response.writeHead(302, { location: '/login' }).end()],
    ['the JSON of somebody else', (_, response) => sendJson(response, { status: 404 }, 404)],
  ])('says that %s is not this interface', async (_, answer) => {
    expect(await complaint(prepareFor(answer))).toContain('not this interface');
  });

  it('says that the credentials are wrong, with what the endpoint says', async () => {
    const told = await complaint(
      prepareFor((_, response) => sendJson(response, refusal(1433, 'look at the clock')), wrong),
    );

    expect(told).toMatch(/凭据被拒绝(?:.|\n)*credentials were refused/);
    expect(told).toContain('look at the clock');
  });

  it('says the same where an unknown caller is told 1403', async () => {
    const told = await complaint(prepareFor((_, response) => sendJson(response, refusal(1403))));

    expect(told).toContain('credentials were refused');
  });

  it('goes on where only the first service refuses the caller', async () => {
    const fixtures = { queryLicenses: {} };
    const dialect = await prepareFor(
      ({ path }, response) => {
        sendJson(response, path.endsWith('enterprise-licenses') ? emptyPage : refusal(1403));
      },
      { fixtures },
    );

    expect(dialect).toEqual(documented);
  });

  it('goes on where the endpoint computes another signature, for the checks to say so', async () => {
    const dialect = await prepareFor(({ headers }, response) => {
      const lower = /^[0-9a-f]{64}$/.test(String(headers['x-tif-signature']));
      sendJson(response, lower ? emptyPage : refusal(1433));
    });

    expect(dialect).toEqual(documented);
  });

  it.each<readonly [string, Answering]>([
    ['cuts the connection', (_, response) => response.destroy()],
    ['answers an empty body', (_, response) => response.end()],
    ['has a fault of its own', (_, response) => sendJson(response, refusal(500))],
    ['says something odd', (_, response) => sendJson(response, { code: 0 })],
  ])('goes on where the endpoint %s, for the checks to say so', async (_, answer) => {
    expect(await prepareFor(answer)).toEqual(documented);
  });

  it.each<readonly [string, Answering]>([
    ['a refusal', (_, response) => sendJson(response, refusal(1433, `TOKEN=${caller.token}`))],
    ['a web page', (_, response) => response.end(`<html>${caller.token}`)],
  ])('does not spread a secret that comes back in %s', async (_, answer) => {
    expect(await complaint(prepareFor(answer))).not.toContain(caller.token.slice(0, 16));
  });
});

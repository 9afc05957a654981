import { describe, expect, it } from 'vitest';
import { verifySignature } from '../spec/protocol/signature.ts';
import { judge } from './judge.ts';
import { NothingProved } from './nothing-proved.ts';
import type { WuhanTarget } from './platforms/wuhan/target.ts';
import { type Answering, type Received, sendJson, startEndpoint } from './testing/endpoint.ts';
import { startSelfSigned } from './testing/self-signed.ts';
import { caller, emptyPage, refusal, verifying } from './testing/wuhan/gateway.ts';

const targetOf = (url: string): WuhanTarget => ({
  contract: 'wuhan',
  url,
  timeout: 150,
  application: caller,
});

/** What a person is told at the end: the reason why nothing is proved, or the failed checks. */
async function ended(url: string) {
  try {
    const { conclusion, results, requests } = await judge({ target: targetOf(url) });
    const failed = results.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
    return { exitCode: conclusion.exitCode, says: '', failed, requests };
  } catch (error) {
    if (!(error instanceof NothingProved)) throw error;
    return { exitCode: 3, says: error.text.en, failed: [], requests: 0 };
  }
}

/** Serves a right call or two, and everybody afterwards in another way. */
function afterwards(turn: Answering): Answering {
  let served = 0;
  return (request, response) => {
    served += 1;
    if (served > 2) turn(request, response);
    else verifying(request, response);
  };
}

const json = { 'content-type': 'application/json' };
const chunk = Buffer.alloc(1024 * 1024, ' ');

/** Sends as long as anybody listens. */
const streaming =
  (headers: Readonly<Record<string, string>>): Answering =>
  (_, response) => {
    response.writeHead(200, { ...json, ...headers });
    const more = () => {
      if (!response.destroyed && response.write(chunk)) setImmediate(more);
    };
    response.on('drain', more);
    more();
  };

const twoGigabytes = String(2 * 1024 ** 3);
const silent: readonly (readonly [string, Answering])[] = [
  ['hangs', () => undefined],
  ['streams for ever', streaming({})],
  ['answers two gigabytes', streaming({ 'content-length': twoGigabytes })],
];
const halfWay: Answering = (_, response) => {
  response.writeHead(200, { ...json, 'content-length': '100' }).write('{"errcode":');
  setImmediate(() => response.destroy());
};
const hostile = [...silent, ['closes half-way', halfWay] as const];

describe('judging an endpoint that', () => {
  it.each(silent)('%s ends with the word that nothing is proved', async (_, answer) => {
    await using endpoint = await startEndpoint(answer);

    const { exitCode, says } = await ended(endpoint.url);

    expect(exitCode).toBe(3);
    expect(says).toContain(endpoint.url);
    expect(endpoint.received.length).toBeLessThan(5);
  });

  it('closes half-way has answered, and does not conform', async () => {
    await using endpoint = await startEndpoint(halfWay);

    const { exitCode, failed } = await ended(endpoint.url);

    expect(exitCode).toBe(1);
    expect(failed).toContain('wuhan.frame.complete');
    expect(endpoint.received.length).toBeLessThan(60);
  });

  it.each(hostile)('%s after its first replies ends, and does not conform', async (_, answer) => {
    await using endpoint = await startEndpoint(afterwards(answer));

    const { exitCode, failed } = await ended(endpoint.url);

    expect(exitCode).toBe(1);
    expect(failed).toContain('wuhan.frame.complete');
    expect(endpoint.received.length).toBeLessThan(60);
  });

  it('has a certificate that nobody vouches for says so, and sends it nothing', async () => {
    await using endpoint = await startSelfSigned();

    const { exitCode, says } = await ended(endpoint.url);

    expect(exitCode).toBe(3);
    expect(says).toMatch(/certificate/i);
    expect(endpoint.received()).toBe(0);
  });

  it.each([-200, 200])('is %i seconds off the clock is told to look at it', async (off) => {
    await using endpoint = await startEndpoint(clockOff(off));

    const { exitCode, says } = await ended(endpoint.url);

    expect(exitCode).toBe(3);
    const side = off > 0 ? 'ahead of' : 'behind';
    expect(says).toMatch(new RegExp(`clock of the endpoint is (199|200|201) seconds ${side} ours`));
  });

  it.each([301, 302, 307, 308])('redirects with %i is not followed', async (status) => {
    await using elsewhere = await startEndpoint((_, response) => sendJson(response, emptyPage));
    await using endpoint = await startEndpoint((request, response) =>
      response.writeHead(status, { location: elsewhere.url + request.path }).end(),
    );

    const { exitCode, says } = await ended(endpoint.url);

    expect(exitCode).toBe(3);
    expect(says).toContain(String(status));
    expect(elsewhere.received).toEqual([]);
  });
});

/** Knows the caller, but tells the time wrongly. */
const clockOff =
  (seconds: number): Answering =>
  (request, response) => {
    const now = Math.floor(Date.now() / 1000) + seconds;
    const right = verifySignature({ ...signedIn(request), token: caller.token, now });
    response.setHeader('date', new Date(now * 1000).toUTCString());
    sendJson(response, right ? emptyPage : refusal(1433));
  };

function signedIn({ headers }: Received) {
  const header = (name: string) => String(headers[`x-tif-${name}`] ?? '');
  return {
    timestamp: header('timestamp'),
    nonce: header('nonce'),
    signature: header('signature'),
  };
}

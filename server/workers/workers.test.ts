import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { wuhanQuery } from '../testing/calls.ts';
import { openSocket } from '../testing/raw.ts';
import { exchange, type Request } from '../testing/rig.ts';
import { serveWords, startTeam, type Team } from '../testing/team.ts';
import type { Body } from '../testing/wuhan-rig.ts';

const asked = async (url: string, request: Request) => (await exchange<Body>(url, request)).body;

/** For what another process has to come to. */
const patience = { timeout: 30_000 };

const isReady = async (url: string) => (await fetch(`${url}/readyz`)).status;

/** Starts a team for one test. */
async function ownTeam(): Promise<Team> {
  const team = await startTeam(2);
  onTestFinished(team.close);
  return team;
}

/** A request as it goes over a bare socket, in two pieces. */
function inPieces({ path, headers, body }: Request): readonly [string, string] {
  const content = JSON.stringify(body);
  const all = Object.entries({ ...headers, host: 'a', 'content-length': content.length });
  const head = all.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return [`POST ${path} HTTP/1.1\r\n${head}\r\n${content.slice(0, 3)}`, content.slice(3)];
}

/** One that has just gone need not be ended. */
function killed(worker: number) {
  try {
    process.kill(worker, 'SIGKILL');
  } catch (error) {
    expect(String(error)).toContain('ESRCH');
  }
}

describe.skipIf(process.platform !== 'linux')('workers', () => {
  let team: Team;
  beforeAll(async () => {
    team = await startTeam(2);
  });
  afterAll(() => team.close());

  it('let a nonce pass once', async () => {
    const request = wuhanQuery(team.application('application'), randomUUID());
    const replies = await Promise.all(Array.from({ length: 30 }, () => asked(team.url, request)));

    expect(replies.filter(({ errcode }) => errcode === 0)).toHaveLength(1);
  });

  it('let pass what the limit of an application is, and not as often as there are workers', async () => {
    const slow = team.application('limitedApplication');
    const start = performance.now();
    const replies = await Promise.all(
      Array.from({ length: 60 }, () => asked(team.url, wuhanQuery(slow))),
    );
    const seconds = Math.floor((performance.now() - start) / 1_000);
    const passed = replies.filter(({ errcode }) => errcode === 0).length;

    expect(passed).toBeGreaterThanOrEqual(10);
    expect(passed).toBeLessThanOrEqual(10 * (seconds + 1));
  });

  it('say which port is taken', () => {
    const words = serveWords(join(team.folder, 'other'), new URL(team.url).port);
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });

    expect(status).toBe(2);
    expect(stderr).toMatch(/127\.0\.0\.1:\d+（EADDRINUSE）|127\.0\.0\.1:\d+ \(EADDRINUSE\)/);
  });

  it('that die are followed by others, and are numbered in the log', async () => {
    const [first = 0, second = 0] = team.workers();
    process.kill(first, 'SIGKILL');
    await vi.waitFor(() => {
      const now = team.workers();
      if (now.length !== 2 || now.includes(first)) throw new Error('not followed yet');
    }, patience);

    expect(team.workers()).toContain(second);
    expect(await isReady(team.url)).toBe(200);
    await vi.waitFor(() => {
      expect(team.logged()).toMatch(/"worker":1,"cause":"a worker ended with SIGKILL"/);
      expect(team.logged()).toMatch(/"worker":2,"id"/);
    }, patience);
  });

  it('that cannot start again say why, and serve once that is mended', async () => {
    const { url, folder, workers, logged } = await ownTeam();
    const [key, away] = [join(folder, 'qiyue.key'), join(folder, 'away.key')];
    renameSync(key, away);
    for (const worker of workers()) process.kill(worker, 'SIGKILL');
    await vi.waitFor(() => {
      expect(logged().match(/"cause":"[^"]*qiyue\.key/g)?.length).toBeGreaterThan(10);
    }, patience);
    renameSync(away, key);

    await vi.waitFor(async () => expect(await isReady(url)).toBe(200), patience);
  });

  it('that die over and over without a word are given up', async () => {
    const { primary, workers, logged } = await ownTeam();
    const exited = once(primary, 'exit');
    while (primary.exitCode === null) {
      for (const worker of workers()) killed(worker);
      await new Promise(setImmediate);
    }

    expect(await exited).toEqual([2, null]);
    expect(logged()).toMatch(/5 (次|times).*SIGKILL/);
  });

  it('finish what they have begun when the primary is told to stop', async () => {
    const { primary, url, folder, application } = await ownTeam();
    const [begun, rest] = inPieces(wuhanQuery(application('application')));
    const socket = openSocket(url);
    socket.write('GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n');
    await once(socket, 'data');
    socket.write(begun);
    const exited = once(primary, 'exit');
    primary.kill('SIGTERM');
    await vi.waitFor(() => expect(isReady(url)).rejects.toThrow(), patience);
    const replied = text(socket);
    socket.write(rest);

    expect(await replied).toMatch(/connection: close[\s\S]*"errcode":0/i);
    expect(await exited).toEqual([0, null]);
    expect(readdirSync(folder).filter((name) => name.startsWith('qiyue-workers'))).toEqual([]);
  });
});

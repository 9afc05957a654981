import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type Answering, sendJson, startEndpoint } from './testing/endpoint.ts';
import { caller, refusal, verifying } from './testing/wuhan/gateway.ts';

const program = new URL('../qiyue.js', import.meta.url).pathname;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program, the reports going to a folder of the test. */
async function qiyue(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args, '--lang', 'en'], { cwd: folder });
  const [out, err] = await Promise.all([child.stdout.toArray(), child.stderr.toArray()]);
  const code =
    child.exitCode ?? (await new Promise<number | null>((done) => child.on('exit', done)));
  return { code, out: out.join(''), err: err.join('') };
}

function targetFile(content: object | string): string {
  const file = join(folder, 'target.yaml');
  writeFileSync(file, typeof content === 'string' ? content : stringify(content));
  return file;
}

/** Judges an endpoint from the command line. */
async function check(answer: Answering, change: object = {}, ...args: readonly string[]) {
  await using endpoint = await startEndpoint(answer);
  const target = {
    contract: 'wuhan',
    url: endpoint.url,
    application: caller,
    timeout: 500,
    rate: 5_000,
  };
  return await qiyue('check', 'wuhan', '--target', targetFile({ ...target, ...change }), ...args);
}

describe('wrong use ends with 2 and says what is wrong', () => {
  it.each<readonly [string, readonly string[], RegExp]>([
    ['an unknown contract', ['check', 'beijing'], /no contract called beijing.*wuhan/],
    [
      'a missing target file',
      ['check', 'wuhan', '--target', 'nowhere.yaml'],
      /nowhere\.yaml.*ENOENT/,
    ],
    ['an unknown option', ['check', 'wuhan', '--fast'], /unknown option '--fast'/],
    ['no contract', ['check'], /missing required argument/],
    [
      'a filter that matches nothing',
      ['list', 'wuhan', '--only', 'wuhan.nonse'],
      /selects no check/,
    ],
  ])('for %s', async (_, args, message) => {
    const { code, err } = await qiyue(...args);

    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  it('for a target file that is not YAML', async () => {
    const { code, err } = await qiyue('check', 'wuhan', '--target', targetFile('url: "http://x\n'));

    expect(err).toContain('is not valid YAML');
    expect(code).toBe(2);
  });

  it('for a filter that matches nothing, before anything is sent', async () => {
    const { code, err } = await check(verifying, {}, '--clause', 'WH-R999');

    expect(err).toContain('--clause WH-R999');
    expect(code).toBe(2);
  });
});

describe('nothing proved ends with 3 and says why', () => {
  it.each<readonly [string, Answering, RegExp]>([
    ['a web page', (_, response) => response.end('<html>'), /not this interface/],
    [
      'wrong credentials',
      (_, response) => sendJson(response, refusal(1433)),
      /credentials were refused/,
    ],
    ['silence', () => undefined, /no reply in time/],
  ])('for %s', async (_, answer, message) => {
    const { code, out, err } = await check(answer);

    expect(err).toMatch(message);
    expect(out).toBe('未完成 (incomplete)\n');
    expect(code).toBe(3);
  });

  it('for an address where nobody listens', async () => {
    const { code, err } = await check(verifying, { url: 'http://127.0.0.1:1' });

    expect(err).toContain('the connection was refused');
    expect(code).toBe(3);
  });

  it('for a selection of which every check is skipped', async () => {
    const { code, out } = await check(verifying, {}, '--only', 'wuhan.rate.limit');

    expect(out).toContain('未完成 (incomplete)');
    expect(code).toBe(3);
  });
});

describe('a verdict', () => {
  it('ends with 0 where the selected checks pass, and with reports', async () => {
    const { code, out } = await check(
      verifying,
      {},
      '--only',
      'wuhan.signature',
      '--report',
      'good',
    );

    expect(out).toContain('符合 (conforming)');
    expect(readdirSync(join(folder, 'good')).sort()).toEqual([
      'badge.json',
      'exchanges.har',
      'junit.xml',
      'report.html',
      'report.json',
      'report.sarif',
      'summary.md',
    ]);
    expect(code).toBe(0);
  });

  it('ends with 1 where one of them fails', async () => {
    const { code, out } = await check(verifying, {}, '--only', 'wuhan.nonce.replay-refused');

    expect(out).toContain('不符合 (not conforming)');
    expect(code).toBe(1);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Report } from '../report/report.ts';
import { startEndpoint, type TestEndpoint } from '../testing/endpoint.ts';
import { qiyue } from '../testing/program.ts';
import { caller, verifying } from '../testing/wuhan/gateway.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startEndpoint(verifying);
});
afterAll(() => endpoint[Symbol.asyncDispose]());

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-run-'));
  aim(endpoint.url);
});
afterEach(() => rmSync(folder, { recursive: true }));

const aim = (url: string): void => {
  const target = { contract: 'wuhan', url, application: caller, rate: 5_000, timeout: 500 };
  writeFileSync(join(folder, 'target.yaml'), stringify(target));
};

const check = (...more: readonly string[]) =>
  qiyue(
    ...['check', 'wuhan', '--target', join(folder, 'target.yaml')],
    ...['--report', join(folder, 'reports'), ...more],
  );
const text = (name: string): string => readFileSync(join(folder, 'reports', name), 'utf8');
const report = (): Report => JSON.parse(text('report.json'));

/** This check passes at the endpoint, and that one does not. */
const [good, bad] = ['wuhan.signature.right', 'wuhan.nonce.replay-refused'];

/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:1';

describe('a run that cannot begin', () => {
  const files = ['badge.json', 'junit.xml', 'report.html', 'report.json', 'report.sarif'];

  it('hands in every format all the same, as incomplete and with the reason', async () => {
    aim(nowhere);

    const { code, out, err } = await check();

    expect(readdirSync(join(folder, 'reports'))).toEqual([...files, 'summary.md']);
    expect(report().results.length).toBe(report().available);
    expect(report().conclusion).toMatchObject({ word: { zh: '未完成' }, exitCode: 3 });
    expect(text('badge.json')).toContain('未完成');
    for (const name of ['junit.xml', 'summary.md', 'report.html', 'report.sarif']) {
      expect(text(name)).toContain('the connection was refused');
    }
    expect(err).toContain('report.html');
    expect([code, out]).toEqual([3, '未完成 (incomplete)\n']);
  });

  it('is intact, and what it was told of an earlier run stands in it', async () => {
    await check('--only', bad, '--only', good);
    const earlier = join(folder, 'earlier.json');
    writeFileSync(earlier, text('report.json'));
    aim(nowhere);

    await check('--only', bad, '--earlier', earlier);

    expect(report().comparison).toMatchObject({ new: [], fixed: [], unjudged: [bad] });
    expect((await qiyue('report', 'verify', join(folder, 'reports', 'report.json'))).code).toBe(0);
  });

  it('shows no secret', async () => {
    aim(nowhere);

    await check();

    for (const name of files) expect(text(name)).not.toContain(caller.token);
  });
});

it.each([
  ['below a file', () => join(folder, 'file', 'reports')],
  ['where nobody makes folders', () => '/proc/qiyue/reports'],
])('refuses before the first request a folder %s', async (_, place) => {
  const before = endpoint.received.length;
  writeFileSync(join(folder, 'file'), '');

  const { code, err } = await check('--only', good, '--report', place());

  expect(err).toContain('cannot be written');
  expect(endpoint.received.length).toBe(before);
  expect(code).toBe(2);
});

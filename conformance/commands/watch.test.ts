import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Report } from '../report/report.ts';
import { type Conversation, converse } from '../testing/conversation.ts';
import { startEndpoint, type TestEndpoint } from '../testing/endpoint.ts';
import { caller, verifying } from '../testing/wuhan/gateway.ts';
import { unreached } from '../unreached.ts';

let endpoint: TestEndpoint;
/** Told of each request that has come in. */
let onRequest = (): void => undefined;
beforeAll(async () => {
  endpoint = await startEndpoint((received, response) => {
    onRequest();
    verifying(received, response);
  });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

let folder = '';
const target = (): string => join(folder, 'target.yaml');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-watch-'));
  const content = { contract: 'wuhan', url: endpoint.url, application: caller, rate: 5_000 };
  writeFileSync(target(), stringify({ ...content, timeout: 500 }));
});
afterEach(() => {
  onRequest = () => undefined;
  rmSync(folder, { recursive: true });
});

const check = (...more: readonly string[]): Conversation =>
  converse(
    ...['check', 'wuhan', '--target', target(), '--report', join(folder, 'reports'), ...more],
  );

/** All at once: a file that is empty for a moment is one change more, and one run more. */
function put(file: string, content: string): void {
  const written = `${file}.new`;
  writeFileSync(written, content);
  renameSync(written, file);
}

/** This check passes at the endpoint, and that one does not. */
const [good, bad] = ['wuhan.signature.right', 'wuhan.nonce.replay-refused'];

describe('Ctrl-C', () => {
  it('ends a run behind the check that is running, with reports and the word', async () => {
    const { interrupt, ended, text } = check('--only', 'wuhan.signature', '--only', 'wuhan.nonce');
    onRequest = interrupt;

    const code = await ended;

    const file = join(folder, 'reports', 'report.json');
    const { results, conclusion }: Report = JSON.parse(readFileSync(file, 'utf8'));
    expect(results.at(-1)?.reason).toEqual(unreached.interrupted);
    expect(conclusion.word.zh).toBe('未完成');
    expect(text()).toContain('Stopping: this check is finished');
    expect(code).toBe(3);
  });
});

describe('a watch', () => {
  it('judges again on Enter and when a file changes, and ends with Ctrl-C', async () => {
    const { type, interrupt, says, ended } = check('--watch', '--only', good, '--only', bad);
    const waiver = { waives: bad, reason: 'known', owner: 'Li', expires: '2999-12-31' };

    await says(/Waiting/);
    type('');
    await says(/still failing 1/);
    put(join(folder, 'waivers.yaml'), stringify([waiver]));
    await says(/conforming, with advice/);
    interrupt();

    expect(await ended).toBe(0);
  });

  it('says why a waiver that is past its day fails a run', async () => {
    const { type, interrupt, says, ended } = check('--watch', '--only', good, '--only', bad);
    const waiver = { waives: bad, reason: 'known', owner: 'Li', expires: '2020-01-01' };

    await says(/Waiting/);
    put(join(folder, 'waivers.yaml'), stringify([waiver]));
    await says(/Since then/);
    type('');
    await says(/Waiver of \S+ \(expired\): known; owner Li, until 2020-01-01/);
    interrupt();

    expect(await ended).toBe(1);
  });

  it('outlives a target file that is wrong for a while', async () => {
    const { interrupt, says, ended } = check('--watch', '--only', good);
    const right = readFileSync(target(), 'utf8');

    await says(/Waiting/);
    put(target(), 'contract: wuhan');
    await says(/target\.yaml:1: url is missing/);
    put(target(), right);
    await says(/Since then: new 0/);
    interrupt();

    expect(await ended).toBe(0);
  });
});

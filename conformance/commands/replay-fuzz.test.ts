import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../judge.ts';
import type { Report } from '../report/report.ts';
import { type Answering, startEndpoint } from '../testing/endpoint.ts';
import { caller } from '../testing/wuhan/gateway.ts';
import { asAllowed, withoutLeastPage } from '../testing/wuhan/queries.ts';
import { replayCommand, type Told } from './replay.ts';

const found = 'wuhan.fuzz.queryInvestors';

describe('the replay of what made-up requests found', () => {
  let folder = '';
  let report: Report;

  const targetAt = (url: string) =>
    ({ contract: 'wuhan', url, application: caller, rate: 5_000 }) as const;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qiyue-replay-fuzz-'));
    await using endpoint = await startEndpoint(withoutLeastPage);
    const settings = { only: ['wuhan.signature.right', found], seed: 7 };
    report = await judge({ target: targetAt(endpoint.url), ...settings });
    writeFileSync(join(folder, 'report.json'), JSON.stringify(report));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function replayed(now: Answering, reports = folder): Promise<Told> {
    await using endpoint = await startEndpoint(now);
    const target = join(folder, 'target.yaml');
    writeFileSync(target, JSON.stringify(targetAt(endpoint.url)));
    const { finding = '' } = report.results.find(({ id }) => id === found) ?? {};
    return await replayCommand(finding ?? '', { target, report: reports }, 'en');
  }

  it('makes up the same ones again, and is still failing while nothing has changed', async () => {
    const { lines, exitCode } = await replayed(withoutLeastPage);

    expect(lines.at(-1)).toContain('(still failing)');
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}Expected before: with seed 7, /));
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}Expected now: with seed 7, /));
    expect(exitCode).toBe(1);
  });

  it('is fixed once they are answered as the contract says', async () => {
    const { lines, exitCode } = await replayed(asAllowed);

    expect(lines.at(-1)).toContain('(fixed)');
    expect(exitCode).toBe(0);
  });

  it('cannot tell from other ones, where no report says which those were', async () => {
    const { lines, exitCode } = await replayed(asAllowed, join(folder, 'none'));

    expect(lines.at(-1)).toContain('(cannot tell)');
    expect(lines.join('\n')).toContain('--report');
    expect(exitCode).toBe(3);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import { judge } from '../judge.ts';
import { startDemoReference } from '../mutants/demo-reference.ts';
import { har } from '../report/har.ts';
import type { HarEntry } from '../report/har-format.ts';
import { summaryOf } from './client-summary.ts';
import { readHar } from './har-file.ts';
import { trafficOf } from './har-traffic.ts';
import { judgeTraffic } from './judge-traffic.ts';

const roles = ['wuhan', 'neimenggu', 'shanxi', 'shanxi-provider'] as const;

/** A run against the reference, and what is made of its own `exchanges.har`. */
async function twice(role: (typeof roles)[number]) {
  const { target, close } = await startDemoReference([], role);
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-whole-'));
  let exchanges: readonly HarEntry[] = [];
  try {
    const live = await judge({
      target,
      onExchanges: (all) => {
        exchanges = all;
      },
    });
    writeFileSync(join(folder, 'exchanges.har'), har(live, exchanges));
    const { contract, select } = judged[role]();
    const traffic = trafficOf(contract, target, readHar(join(folder, 'exchanges.har')));
    const { report } = await judgeTraffic(traffic, select(contract, {}));
    return { live, report, summary: summaryOf(traffic) };
  } finally {
    await close();
    rmSync(folder, { recursive: true });
  }
}

describe.each(roles)('the exchanges of a whole run of %s', (role) => {
  it('give no false alarm, though the judge itself has sent what is wrong', async () => {
    const { report, summary } = await twice(role);

    expect(report.results.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(report.conclusion.exitCode).toBe(0);
    expect(summary.exchanges).toBeGreaterThan(100);
    expect(summary.clientFaults).not.toEqual([]);
  });
});

/**
 * `make bench`: the reference server, contract by contract, beside programs that do the same work
 * with less around it; its engines; the judge. A whole run writes docs/performance.* and
 * docs/scale.*. A missed goal is no failure.
 *
 * Options: `--only <part>`, again for each part; `--quick`, few calls and rows, to see that it
 * runs; `--pages <folder>`, where the pages go; `--json <file>`, the numbers only.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEngines } from '../testing/engines/both.ts';
import { installed, postgresFolder } from '../testing/engines/installed.ts';
import { pinClient } from './contestants.ts';
import type { Figures } from './figures.ts';
import { goalTable } from './goals.ts';
import { lacks } from './lacks.ts';
import { connections } from './load.ts';
import { machine } from './machine.ts';
import { writePages } from './page/write.ts';
import { parts } from './parts.ts';
import type { BenchSetting } from './setting.ts';
import { sharedEngines } from './shared-engines.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    pages: { type: 'string' },
    json: { type: 'string' },
  },
});
const chosen = values.only ?? Object.keys(parts);
const unknown = chosen.find((name) => !Object.hasOwn(parts, name));
if (unknown) {
  process.stderr.write(`${unknown}: --only takes ${Object.keys(parts).join(', ')}\n`);
  process.exit(2);
}

const facts = machine();
const hasEngines = postgresFolder() !== undefined && installed('redis-server') !== undefined;
const folder = mkdtempSync(join(tmpdir(), 'qiyue-bench-'));
// They start before this process keeps to one core, and so may use all.
const engines = await startEngines({ database: hasEngines, state: hasEngines && 'durable' });
try {
  const pinned = pinClient();
  const shared = sharedEngines(engines);
  const setting: BenchSetting = {
    ...{ folder, pinned, rounds: values.quick ? 1 : 5, share: values.quick ? 0.05 : 1 },
    ...(shared && { engines: shared }),
  };
  const measured = await measure(setting);
  const seconds = Math.round(performance.now() / 1000);
  const { rounds } = setting;
  const figures: Figures = {
    machine: facts,
    setting: { rounds, connections, pinned, isQuick: values.quick, seconds },
    skipped: lacks({ hasEngines, pinned }),
    ...measured,
  };
  process.stdout.write(`${goalTable(figures)}\n`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  const isWhole = !values.quick && values.only === undefined;
  const pages = values.pages ?? (isWhole ? 'docs' : undefined);
  if (pages !== undefined) writePages(pages, figures);
} finally {
  await engines.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(setting: BenchSetting): Promise<Partial<Figures>> {
  let measured: Partial<Figures> = {};
  for (const [at, name] of chosen.entries()) {
    const minutes = (performance.now() / 60_000).toFixed(1);
    process.stderr.write(`[${at + 1}/${chosen.length}] ${name} (${minutes} min)\n`);
    const show = (table: string) => process.stdout.write(`${table}\n\n`);
    measured = { ...measured, ...(await parts[name]?.(setting, show)) };
  }
  return measured;
}

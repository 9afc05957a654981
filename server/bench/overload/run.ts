/**
 * Overload by itself: `node server/bench/overload/run.ts [--times 3] [--seconds 20] [--json file]`.
 * The goal for memory is meant for ten minutes: `--seconds 600`. A missed goal is no failure.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pinClient } from '../contestants.ts';
import { playOverload } from './play.ts';
import { overloadTable } from './result.ts';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '20' },
    json: { type: 'string' },
  },
});
const pinned = pinClient();
const folder = mkdtempSync(join(tmpdir(), 'qiyue-bench-'));
try {
  const [times, seconds] = [Number(values.times), Number(values.seconds)];
  const result = await playOverload({ folder, pinned, times, seconds });
  process.stdout.write(`${overloadTable(result)}\n`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

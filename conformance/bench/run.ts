/**
 * Second half of `make bench`: the judge beside a loop that only sends the same requests.
 * Arguments: `--json <file>` also writes the numbers. A missed goal is no failure.
 */
import { writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemoReference } from '../mutants/demo-reference.ts';
import type { WuhanTarget } from '../platforms/wuhan/target.ts';
import { type ContractTime, contractLines, contractTimes } from './contracts.ts';
import { moveTo, timed } from './processes.ts';
import { boutLines, type ProxyBout, proxyBout } from './proxy-bout.ts';
import { recordPlan } from './record.ts';
import { line, type Pair, table } from './result.ts';

const rounds = 5;

interface Round {
  readonly run: Pair;
  readonly process: Pair;
}

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const folder = await mkdtemp(join(tmpdir(), 'qiyue-bench-'));
const file = (name: string) => join(folder, name);
Object.assign(process.env, { QIYUE_LOG_LEVEL: 'silent', QIYUE_KEY_FILE: '' });
const contracts = await contractTimes(folder);
// The server stays on the first core when this process moves on to the second.
const pinned = availableParallelism() > 1 && moveTo(0);
const reference = await startDemoReference();
if (pinned) moveTo(1);
try {
  const plan = await recordPlan(reference.target as WuhanTarget);
  writeFileSync(file('plan.json'), JSON.stringify(plan), { mode: 0o600 });
  writeFileSync(file('target.json'), JSON.stringify(reference.target), { mode: 0o600 });
  await loop();
  const played: Round[] = [];
  for (let round = 0; round < rounds; round += 1) played.push(await play(round));
  const proxy = await proxyBout(plan, file('target.json'), file('proxy'));
  conclude(plan.requests.length, { contracts, played, proxy });
} finally {
  await reference.close();
  await rm(folder, { recursive: true, force: true });
}

interface Timing {
  /** Milliseconds from the first request to the last reply. */
  readonly run: number;
  /** Milliseconds of the whole process. */
  readonly process: number;
}

/** Each begins every second round. */
async function play(round: number): Promise<Round> {
  const early = round % 2 === 0 ? await judge() : undefined;
  const bare = await loop();
  const judged = early ?? (await judge());
  const pair = (part: keyof Timing): Pair => ({ judge: judged[part], loop: bare[part] });
  return { run: pair('run'), process: pair('process') };
}

async function judge(): Promise<Timing> {
  const options = ['--target', file('target.json'), '--report', file('report')];
  const { whole } = await timed('qiyue.js', 'check', 'wuhan', ...options);
  const { duration } = JSON.parse(await readFile(file('report/report.json'), 'utf8'));
  return { run: duration, process: whole };
}

async function loop(): Promise<Timing> {
  const { printed, whole } = await timed('conformance/bench/loop.ts', file('plan.json'));
  return { run: Number(printed), process: whole };
}

interface Measured {
  readonly contracts: readonly ContractTime[];
  readonly played: readonly Round[];
  readonly proxy: ProxyBout;
}

function conclude(requests: number, { contracts, played, proxy }: Measured) {
  const rows = [
    line(
      { zh: '运行本身', en: 'the run alone' },
      played.map(({ run }) => run),
    ),
    line(
      { zh: '整个进程', en: 'whole process' },
      played.map((round) => round.process),
    ),
  ];
  const heading = [
    `评测工具：${requests} 个请求，${rounds} 轮，${pinned ? '与服务器各占一核' : '未绑定处理器核'}`,
    `Judge: ${requests} requests, ${rounds} rounds, ${pinned ? 'a core apart from the server' : 'no core pinned'}`,
  ];
  const parts = [contractLines(contracts), ...heading, table(rows), boutLines(proxy)];
  process.stdout.write(`${parts.join('\n')}\n`);
  const numbers = { rounds, requests, pinned, contracts, rows, proxy };
  if (values.json) writeFileSync(values.json, `${JSON.stringify(numbers, null, 2)}\n`);
}

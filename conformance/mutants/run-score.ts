/**
 * `make score`: judges each mutant and variant three times (`--rounds` says otherwise), writes
 * `conformance/SCORE.md`, and for `make test` which checks catch which mutant. Names of contracts
 * as arguments score those alone, and what is written of the others stays.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import ora from 'ora';
import type { Target } from '../target/target.ts';
import type { Collection } from './collection.ts';
import { startDemoReference } from './demo-reference.ts';
import { collections } from './index.ts';
import type { CaughtBy, Scored } from './score.ts';
import { scoreTable, trippedLine } from './score-table.ts';

const { values, positionals: wanted } = parseArgs({
  options: { rounds: { type: 'string', default: '3' } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);

/** What the rounds of one contract have in common. */
interface Rounds {
  readonly table: string;
  readonly caught: CaughtBy;
}

const introduction = `# Detection score / 检出率

Written by \`make score\`: runs over every mutant and every legal variant, all with the same result.
由 \`make score\` 写成：对每个变异体和每个合法变体各评测数次，结果完全一致。

A mutant is the reference server with exactly one deviation that a requirement forbids; a legal
variant has one oddity that the readings tolerate. *Killed*: there is a finding that the unchanged
server does not get. *Located*: it is about that operation and field. *Clause*: it names the
requirement. *Gate*: the exit code is not 0.
变异体是恰有一处违反要求的参考服务器，合法变体有一处可以容忍的特殊写法。“检出”指出现了未改动的
服务器没有的发现，“定位”指说对了操作和字段，“点明条款”指说出了要求编号，“退出码”指不为 0。

`;

const file = new URL('../SCORE.md', import.meta.url);
const caughtByFile = new URL('caught-by.json', import.meta.url);
const chosen = collections.filter(
  ({ contract }) => wanted.length === 0 || wanted.includes(contract),
);

const tables = new Map<string, string>();
const caughtBy = new Map<string, CaughtBy>();
for (const collection of chosen) {
  const reference = await startDemoReference([], collection.contract);
  try {
    const { table, caught } = await scoreRounds(collection, reference.target);
    tables.set(collection.contract, table);
    caughtBy.set(collection.contract, caught);
  } finally {
    await reference.close();
  }
}

// Read at the end, because another process may have scored another contract meanwhile.
const written = await readFile(file, 'utf8');
const known: Record<string, CaughtBy> = JSON.parse(await readFile(caughtByFile, 'utf8'));
const all = collections.map(({ contract }) => tables.get(contract) ?? writtenTable(contract));
await writeFile(file, introduction + all.join('\n'));
await writeFile(
  caughtByFile,
  `${JSON.stringify({ ...known, ...Object.fromEntries(caughtBy) }, null, 2)}\n`,
);
process.stdout.write([...tables.values()].join('\n'));

/** The table of a contract as it stands in the file, up to the next one. */
function writtenTable(contract: string): string {
  const [, after = ''] = written.split(`## ${contract}\n`);
  const [table = ''] = after.split(/^(?=## )/m);
  return `## ${contract}\n${table.trimEnd()}\n`;
}

/** What catches each mutant in the first round, and its table; throws when another one differs. */
async function scoreRounds(collection: Collection, target: Target): Promise<Rounds> {
  const { contract, variants } = collection;
  const spinner = ora().start();
  const found: Rounds[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const scored = await collection.score(target, {
      thorough: true,
      onProgress: (name) => {
        spinner.text = `${contract} ${round}/${rounds} ${name}`;
      },
    });
    const table = scoreTable(contract, scored, variants.length) + trippedLine(scored);
    found.push({ table: `${table}- runs / 评测次数: ${rounds}\n`, caught: catching(scored) });
  }
  spinner.stop();
  const [first, ...others] = found;
  if (!first || others.some(({ table }) => table !== first.table)) {
    throw new Error(`the rounds of ${contract} differ`);
  }
  return first;
}

/** By name of mutant what catches it, those left out that nothing catches in full. */
function catching({ mutants }: Scored): CaughtBy {
  const caught = mutants.filter(({ caughtBy }) => caughtBy.length > 0);
  return Object.fromEntries(caught.map(({ name, caughtBy }) => [name, caughtBy]));
}

/**
 * `make score`: judges each mutant and variant three times, writes `conformance/SCORE.md`. Names of
 * contracts as arguments score those alone, and the tables of the others stay as they are.
 */
import { readFile, writeFile } from 'node:fs/promises';
import ora from 'ora';
import type { Target } from '../target.ts';
import type { Collection } from './collection.ts';
import { startDemoReference } from './demo-reference.ts';
import { collections } from './index.ts';
import { scoreTable, trippedLine } from './score-table.ts';

const rounds = 3;

const introduction = `# Detection score / 检出率

Written by \`make score\`: ${rounds} runs over every mutant and every legal variant, all with the same result.
由 \`make score\` 写成：对每个变异体和每个合法变体各评测 ${rounds} 次，结果完全一致。

A mutant is the reference server with exactly one deviation that a requirement forbids; a legal
variant has one oddity that the readings tolerate. *Killed*: there is a finding that the unchanged
server does not get. *Located*: it is about that operation and field. *Clause*: it names the
requirement. *Gate*: the exit code is not 0.
变异体是恰有一处违反要求的参考服务器，合法变体有一处可以容忍的特殊写法。“检出”指出现了未改动的
服务器没有的发现，“定位”指说对了操作和字段，“点明条款”指说出了要求编号，“退出码”指不为 0。

`;

const file = new URL('../SCORE.md', import.meta.url);
const wanted = process.argv.slice(2);
const written = await readFile(file, 'utf8');

const tables: string[] = [];
for (const collection of collections) {
  if (wanted.length > 0 && !wanted.includes(collection.contract)) {
    tables.push(writtenTable(collection.contract));
    continue;
  }
  const reference = await startDemoReference([], collection.contract);
  try {
    tables.push(await scoreRounds(collection, reference.target));
  } finally {
    await reference.close();
  }
}
await writeFile(file, introduction + tables.join('\n'));
process.stdout.write(tables.join('\n'));

/** The table of a contract as it stands in the file, up to the next one. */
function writtenTable(contract: string): string {
  const [, after = ''] = written.split(`## ${contract}\n`);
  const [table = ''] = after.split(/^(?=## )/m);
  return `## ${contract}\n${table.trimEnd()}\n`;
}

/** The table of the first round; throws when another one differs. */
async function scoreRounds(collection: Collection, target: Target): Promise<string> {
  const { contract, variants } = collection;
  const spinner = ora().start();
  const found: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const scored = await collection.score(target, {
      thorough: true,
      onProgress: (name) => {
        spinner.text = `${contract} ${round}/${rounds} ${name}`;
      },
    });
    found.push(scoreTable(contract, scored, variants) + trippedLine(scored));
  }
  spinner.stop();
  const [first = '', ...others] = found;
  if (others.some((table) => table !== first)) throw new Error(`the rounds of ${contract} differ`);
  return first;
}

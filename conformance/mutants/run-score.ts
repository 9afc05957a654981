/** `make score`: judges each mutant and variant three times, writes `conformance/SCORE.md`. */
import { writeFile } from 'node:fs/promises';
import ora from 'ora';
import { type DemoReference, startDemoReference } from './demo-reference.ts';
import { startMutantProxy } from './proxy.ts';
import { score } from './score.ts';
import { scoreTable } from './score-table.ts';
import { wuhanSigning } from './wuhan/credentials.ts';
import { mutants, variants } from './wuhan/index.ts';

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

const reference = await startDemoReference();
try {
  const table = await scoreRounds(reference);
  await writeFile(new URL('../SCORE.md', import.meta.url), introduction + table);
  process.stdout.write(table);
} finally {
  await reference.close();
}

/** The table of the first round; throws when another one differs. */
async function scoreRounds({ target, applications }: DemoReference): Promise<string> {
  const proxy = await startMutantProxy({
    origin: target.url,
    applications,
    signing: wuhanSigning,
  });
  const spinner = ora().start();
  const tables: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const onProgress = (name: string): void => {
      spinner.text = `${round}/${rounds} ${name}`;
    };
    const scored = await score({ target, proxy, mutants, variants, onProgress });
    tables.push(scoreTable('wuhan', scored, variants.length));
  }
  spinner.stop();
  await proxy.close();
  const [first = '', ...others] = tables;
  if (others.some((table) => table !== first)) throw new Error('the rounds differ');
  return first;
}

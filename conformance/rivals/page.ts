import { budget } from './budget.ts';
import { firstFindings, missedByUs, rivalsThatWin } from './comparisons.ts';
import { limits } from './page-limits.ts';
import { isKept } from './raw.ts';
import { seed } from './sample.ts';
import type { Case, Repertoire } from './stage.ts';
import { summaryOf } from './summary.ts';
import { tablesOf } from './tables.ts';
import type { Tool } from './tool.ts';
import { type Standing, standing } from './verdict.ts';

export interface Published {
  readonly run: string;
  readonly repertoires: readonly Repertoire[];
  readonly tools: readonly Tool[];
  /** The tools that could not be run. */
  readonly absent: readonly Tool[];
  /** When it was taken, as a day. */
  readonly day: string;
}

/** `conformance/RIVALS.md`: from the raw results alone, so that it can be written again. */
export function page({ run, repertoires, tools, absent, day }: Published): string {
  const parts = repertoires.map((repertoire) => {
    const cases = casesOf(run, repertoire, tools);
    const standings = tools.flatMap((tool) =>
      tool.modes.map((mode) =>
        standing(tool, { run, contract: repertoire.contract, tool: tool.name, mode }, cases),
      ),
    );
    return { contract: repertoire.contract, standings };
  });
  return [
    introduction(day),
    summaryOf(parts.map(({ standings }) => standings)),
    versions(tools, absent),
    limits,
    ...parts.map(({ contract, standings }) => section(contract, standings)),
  ].join('\n');
}

/** The cases that every tool has been tried on, so that all are measured by the same ones. */
function casesOf(run: string, { contract, cases }: Repertoire, tools: readonly Tool[]) {
  return cases.filter((one: Case) =>
    tools.every((tool) =>
      tool.modes.every((mode) => isKept({ run, contract, tool: tool.name, mode, name: one.name })),
    ),
  );
}

function section(contract: string, standings: readonly Standing[]): string {
  const mutants = standings[0]?.mutants.length ?? 0;
  const variants = standings[0]?.variants.length ?? 0;
  return [
    `## ${contract}: ${mutants} mutants, ${variants} legal variants / 变异体 ${mutants} 个，合法变体 ${variants} 个`,
    '',
    tablesOf(standings),
    'Where a rival does better than our judge / 其他工具胜过我们之处:',
    '',
    ...orNone(rivalsThatWin(standings)),
    '',
    'What a rival finds and our judge does not / 其他工具检出而我们漏检的:',
    '',
    ...orNone(missedByUs(standings)),
    '',
    'What the first finding of each says / 各工具第一条发现的原文:',
    '',
    ...firstFindings(standings),
    '',
  ].join('\n');
}

const orNone = (items: readonly string[]): readonly string[] =>
  items.length > 0 ? items : ['- none / 无'];

const versions = (tools: readonly Tool[], absent: readonly Tool[]): string =>
  [
    '## Versions / 版本',
    '',
    ...tools.map(({ title, version }) => `- ${title} ${version()}`),
    ...absent.map(
      ({ title, needs }) => `- ${title}: not run, no ${needs} here / 未运行，缺 ${needs}`,
    ),
    '',
  ].join('\n');

/** The first line of the page. */
const bias =
  '**Written by the authors of Qiyue, one of the tools compared: the mutants, the contracts and the sample are ours, and ours is the judge they were made for. / 本页由契约（参评工具之一）的作者撰写：变异体、契约和抽样方法都出自我们，而我们的工具正是为它们而做的，请据此阅读。**';

const introduction = (day: string): string => `\
${bias}

# The judge and its rivals / 与同类工具的对比

Written by \`make rivals\` on ${day}. One command installs the seven tools and runs them, and our
judge, over the same servers in the same run: the unchanged reference, mutants of it (one deviation
each) and legal variants (one tolerated oddity each). *Found* means that a tool says something about
a mutant that it says about no run of the unchanged reference.
由 \`make rivals\` 于 ${day} 写成。一条命令安装七种工具，并让它们与我们的评测工具在同一次运行中面对同一批
服务器：未改动的参考服务器、各有一处违规的变异体、各有一处可容忍写法的合法变体。“检出”指工具对变异体说了
它对参考服务器从未说过的话。

- Sample / 抽样: drawn from each class of mutants with seed ${seed}; \`--all\` takes every one /
  按类别抽取，随机种子 ${seed}；加 \`--all\` 则全部运行。
- Budget / 预算: ${budget.seconds} s and ${budget.requests} requests per run, for every
  tool alike; the three contracts run side by side on two cores /
  每次运行最多 ${budget.seconds} 秒、${budget.requests} 个请求，各工具相同；三个契约在两个核上同时进行。
- *Plain* is the tool out of the box; *tuned* has at most 30 lines of configuration and no code
  (\`conformance/rivals/configuration/\`) / plain 为开箱即用，tuned 为不超过 30 行的配置，不写代码。
- *Located* and *clause* count mutants found with a complaint that names the operation (and the
  field), and the requirement. The rule is the same for all: the words must stand in the complaint /
  “定位”“条款”按检出数计：投诉的文字里要有操作（和字段）、要求编号，规则对各工具相同。
- Bold marks the best of a column / 粗体是该列最好的结果。
- What each single run said and took: \`conformance/rivals/results.jsonl\`; the parsers are in
  \`conformance/rivals/tools/\`, and a run keeps the whole output in \`conformance/rivals/raw/\` /
  每次运行所说与所费见 \`conformance/rivals/results.jsonl\`；解析程序在 \`conformance/rivals/tools/\`，
  完整输出由运行者保存在 \`conformance/rivals/raw/\`。

`;

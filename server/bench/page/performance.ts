import type { Say } from '../../../spec/command-line.ts';
import type { Language, Text } from '../../../spec/language.ts';
import type { Figures } from '../figures.ts';
import { goalsOf } from '../goals.ts';
import { inWords } from '../words.ts';
import { ceilingSection, engineSection, growthSection } from './engine-sections.ts';
import { factLines } from './facts.ts';
import { faultSection } from './fault-section.ts';
import { shown } from './markdown.ts';
import { missedNotes } from './missed.ts';
import { judgeSection, largeCaseSection, listSection } from './other-sections.ts';
import {
  importMemorySection,
  overloadSection,
  profileSection,
  workerSection,
} from './profile-sections.ts';
import { type Section, told } from './section.ts';

/** `docs/performance.md` in one language, from the figures of one run and nothing else. */
export function performancePage(figures: Figures, language: Language): string {
  const say: Say = (text) => text[language];
  const sections = sectionsInOrder.map((section) => section(figures, say));
  return `${sections.filter((text) => text !== undefined).join('\n\n')}\n`;
}

const opening: Section = (figures, say) =>
  [
    say({ zh: '# 性能', en: '# Performance' }),
    say({
      zh: '[English](performance.md) · [规模](scale.zh-CN.md) · [数据](performance.json)',
      en: '[中文](performance.zh-CN.md) · [Scale](scale.md) · [Numbers](performance.json)',
    }),
    factLines(figures, say),
    figures.skipped.map((text) => `- ${say(text)}`).join('\n'),
  ]
    .filter((text) => text !== '')
    .join('\n\n');

const goalSection: Section = (figures, say) => {
  const goals = goalsOf(figures);
  if (goals.length === 0) return undefined;
  const outcome = (met: boolean | null) => (met === null ? '–' : say(inWords(met)));
  const text = { zh: '括号内是进一步的目标。', en: 'What stands in brackets is a further goal.' };
  const table = {
    columns: goalColumns,
    rows: goals.map(({ name, aim, value, met }) => [say(name), aim, value, outcome(met)]),
  };
  const heading = { zh: '目标', en: 'Goals' };
  const section = told({ heading, texts: [text], tables: [table] }, say);
  return [section, ...missedNotes(figures, say)].join('\n\n');
};

const goalColumns: readonly Text[] = [
  { zh: '项目', en: 'what' },
  { zh: '目标', en: 'goal' },
  { zh: '测得', en: 'measured' },
  { zh: '结果', en: 'outcome' },
];

const chartSection: Section = (_, say) => {
  const heading = { zh: '每秒请求数', en: 'Requests per second' };
  return told({ heading, texts: [picture(heading)] }, say);
};

const picture = ({ zh, en }: Text): Text => ({
  zh: `![${zh}](performance.svg)`,
  en: `![${en}](performance.svg)`,
});

const rivalColumns: readonly Text[] = [
  { zh: '程序', en: 'program' },
  { zh: '每秒个数', en: 'per second' },
  { zh: '每个请求的处理器微秒数', en: 'CPU µs for one' },
  { zh: '参考服务器的速度与之相比', en: 'speed of the reference ÷ its' },
];

const rivalSection: Section = ({ bouts }, say) => {
  if (!bouts) return undefined;
  const text = {
    zh: '数据都在 SQLite，各由一个进程处理。“同样的工作”指同样的校验、验签、语句、提交和应答；Prism 只校验请求并给出例子。',
    en: 'All on SQLite, one process each. “Same work” is the same validation, proof, statements, commits and reply; Prism only validates the request and gives an example.',
  };
  const tables = bouts.map(({ title, rows, clientBusy }) => ({
    title: busyWith(title, clientBusy),
    columns: rivalColumns,
    rows: rows.map(({ name, perSecond, work, ratio }) => [
      ...[say(name), shown(perSecond), shown(work), ratio.toFixed(2)],
    ]),
  }));
  return told(
    { heading: { zh: '与其他程序相比', en: 'Beside other programs' }, texts: [text], tables },
    say,
  );
};

const busyWith = ({ zh, en }: Text, clientBusy: number): Text => ({
  zh: `${zh}（客户端忙 ${Math.round(clientBusy * 100)} %）`,
  en: `${en} (client ${Math.round(clientBusy * 100)} % busy)`,
});

const methodSection: Section = ({ setting }, say) => {
  const text = {
    zh: `\`make bench\` 一次运行得出本页全部数字。除另有说明外，客户端保持 ${setting.connections} 个连接，取 ${setting.rounds} 轮的中位数；比值逐轮计算，各程序轮流先行。请求在计时前签好名，只有确实成功的应答才计数，出现其他应答即中止。处理器时间取自 \`/proc\`，包含子进程。`,
    en: `One run of \`make bench\` gave all figures of this page. Unless it says otherwise, the client keeps ${setting.connections} connections and the median of ${setting.rounds} rounds is shown; ratios are taken round by round, and everybody is first by turns. Requests are signed before the clock starts; only replies that are the success asked for count, any other ends the run. Processor time is that of \`/proc\`, children included.`,
  };
  return told({ heading: { zh: '如何测得', en: 'How it was measured' }, texts: [text] }, say);
};

const sectionsInOrder: readonly Section[] = [
  ...[opening, goalSection, chartSection, rivalSection, engineSection, listSection],
  ...[growthSection, largeCaseSection, ceilingSection, judgeSection, faultSection],
  ...[profileSection, workerSection, overloadSection, importMemorySection, methodSection],
];

import type { Say } from '../../../spec/command-line.ts';
import type { Language, Text } from '../../../spec/language.ts';
import type { Figures } from '../figures.ts';
import { factLines } from '../page/facts.ts';
import { markdownTable, shown } from '../page/markdown.ts';
import { assumptions, type Ceiling, coresFor, dayOf, days, demandsOf, peakOf } from './compute.ts';
import { stepSections } from './steps.ts';
import { limitNames } from './words.ts';

/** `docs/scale.md` in one language: computed from the figures of one run. */
export function scalePage(figures: Figures, language: Language): string {
  const say: Say = (text) => text[language];
  const sections = [
    opening(figures, say),
    loadSection(figures, say),
    ceilingSection(figures, say),
    ...stepSections(figures, say),
  ];
  return `${sections.filter((text) => text !== undefined).join('\n\n')}\n`;
}

const { peak, busy, databaseCores } = assumptions;

const opening = (figures: Figures, say: Say): string =>
  [
    say({ zh: '# 规模', en: '# Scale' }),
    say({
      zh: '[English](scale.md) · [性能](performance.zh-CN.md)',
      en: '[中文](scale.zh-CN.md) · [Performance](performance.md)',
    }),
    say({
      zh: '从一个文件到每天一千万次调用：每一步最先遇到什么瓶颈，用什么解除。',
      en: 'From one file to ten million calls a day: what holds each step back first, and what removes that.',
    }),
    factLines(figures, say),
    say({
      zh: `**测得的**是每次调用占用的处理器时间、审计和口令的上限、大列表的用时，都来自[性能](performance.zh-CN.md)那一次运行。**推算的**是其余一切：一天中最忙的一秒按全天平均的 ${peak} 倍计；处理器核最多用到 ${busy * 100} %；数据库独占 ${databaseCores} 核；占用的处理器时间不随负载变化。多台机器之间的网络没有测。`,
      en: `**Measured** are the processor time of a call, the ceilings of audit and passwords, and the times of the large list, all in the one run of [Performance](performance.md). **Computed** is all else: the busiest second of a day has ${peak} times the calls of the mean; a core is used to ${busy * 100} % at most; the database has ${databaseCores} cores to itself; the processor time of a call does not depend on the load. The network between machines was not measured.`,
    }),
  ].join('\n\n');

/** Cores that each load needs on either kind of engine. */
function loadSection(figures: Figures, say: Say): string | undefined {
  const demands = demandsOf(figures);
  if (demands.length === 0) return undefined;
  const header: readonly Text[] = [
    { zh: '每天调用', en: 'calls a day' },
    { zh: '最忙一秒', en: 'busiest second' },
    { zh: 'SQLite：服务器核数', en: 'SQLite: server cores' },
    { zh: 'PostgreSQL + Redis：服务器核数', en: 'PostgreSQL + Redis: server cores' },
    { zh: 'PostgreSQL 核数', en: 'PostgreSQL cores' },
    { zh: 'Redis 核数', en: 'Redis cores' },
  ];
  return [
    say({ zh: '## 每种负载需要多少', en: '## What each load takes' }),
    ...demands.flatMap(({ title, sqlite, shared }) => [
      `**${say(title)}**`,
      markdownTable(
        header.map(say),
        days.map((calls) => {
          const perSecond = peakOf(calls);
          const cores = (work: number | null | undefined) =>
            shown(coresFor(perSecond, work ?? null));
          return [
            ...[shown(calls), shown(perSecond), cores(sqlite.work), cores(shared?.work)],
            ...[cores(shared?.databaseWork), cores(shared?.stateWork)],
          ];
        }),
      ),
    ]),
  ].join('\n\n');
}

/** How far one process on a file goes, and any number of instances on engines. */
function ceilingSection(figures: Figures, say: Say): string | undefined {
  const demands = demandsOf(figures);
  if (demands.length === 0) return undefined;
  const header: readonly Text[] = [
    { zh: '调用', en: 'call' },
    { zh: '配置', en: 'set-up' },
    { zh: '最先的瓶颈', en: 'first bottleneck' },
    { zh: '每秒', en: 'per second' },
    { zh: '相当于每天', en: 'that is a day' },
  ];
  const file = say({ zh: '一个进程，SQLite', en: 'one process, SQLite' });
  const engines = say({ zh: '任意多个实例，PostgreSQL + Redis', en: 'any number of instances' });
  const line = (title: Text, place: string, [first]: readonly Ceiling[]) =>
    first
      ? [
          [
            ...[say(title), place, say(limitNames[first.limit])],
            ...[shown(first.perSecond), shown(dayOf(first.perSecond))],
          ],
        ]
      : [];
  return [
    say({ zh: '## 走多远会遇到什么', en: '## What is met first, and where' }),
    markdownTable(
      header.map(say),
      demands.flatMap(({ title, onFile, onEngines }) => [
        ...line(title, file, onFile),
        ...line(title, engines, onEngines),
      ]),
    ),
  ].join('\n\n');
}

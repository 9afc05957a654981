import type { Say } from '../../../spec/command-line.ts';
import type { Text } from '../../../spec/language.ts';
import { engineConnections } from '../engines/bouts.ts';
import { engineNames } from '../shared-engines.ts';
import { headings } from './headings.ts';
import { shown } from './markdown.ts';
import { type Section, told } from './section.ts';

/** The hot operation of each contract on each engine, by one process and by two. */
export const engineSection: Section = ({ engines }, say) => {
  if (!engines) return undefined;
  const text = {
    zh: `服务器、PostgreSQL、Redis 和客户端共用本机全部处理器核，因此每秒个数说明的是这台机器，每个请求占用的处理器微秒数才说明程序。末列是每处理器秒的请求数与一个进程之比，只计服务器进程。一个进程与两个进程都由 ${engineConnections} 个连接调用。“互不相干”的两个各有自己的数据，什么也不共享：它们与一个进程相比少掉的，是机器本身的（处理器核由客户端与数据库分用，缓存与时钟频率也分用）。`,
    en: `Servers, PostgreSQL, Redis and the client share all cores of this machine: the number per second tells about the machine, the microseconds of processor time for a request about the program. The last column is requests per CPU second ÷ that of one process, of the servers alone. ${engineConnections} connections call, whether one process serves or two. Two that are “apart” have data of their own and share nothing: what they lose beside one is the machine’s, whose cores also serve client and databases, and whose caches and clock are shared.`,
  };
  const tables = engines.map(({ title, rows, apart }) => ({
    title,
    columns: engineColumns,
    rows: [...rows, ...apart].map(({ engine, processes, ...row }) => [
      ...[say(engineNames[engine]), processesOf(processes, row.apart, say), shown(row.perSecond)],
      ...[shown(row.work), shown(row.databaseWork), shown(row.stateWork)],
      shown(row.efficiency),
    ]),
  }));
  return told(
    { heading: { zh: '引擎与进程', en: 'Engines and processes' }, texts: [text], tables },
    say,
  );
};

const processesOf = (processes: number, apart: boolean | undefined, say: Say): string =>
  apart ? say({ zh: `${processes}，互不相干`, en: `${processes}, apart` }) : String(processes);

const engineColumns: readonly Text[] = [
  { zh: '引擎', en: 'engine' },
  { zh: '进程', en: 'processes' },
  { zh: '每秒个数', en: 'per second' },
  { zh: '服务器 µs', en: 'server µs' },
  { zh: 'PostgreSQL µs', en: 'PostgreSQL µs' },
  { zh: 'Redis µs', en: 'Redis µs' },
  { zh: '与一个进程之比', en: '÷ one process' },
];

/** What a query costs as its table grows. */
export const growthSection: Section = ({ growth }, say) => {
  if (!growth) return undefined;
  const rows = growth.flatMap(({ engine, sizes }) =>
    sizes.map((size) => [
      ...[say(engineNames[engine]), shown(size.rows)],
      ...[shown(size.cost), shown(size.databaseWork), shown(size.ratio)],
    ]),
  );
  const text = {
    zh: '武汉的查询按登记号取一行，行是随机的。开销是服务器与数据库合计的处理器微秒数。',
    en: 'A query of Wuhan finds a random row by its registration number. The cost is microseconds of processor time, servers and databases together.',
  };
  const tables = [{ columns: growthColumns, rows }];
  return told({ heading: headings.growth, texts: [text], tables }, say);
};

const growthColumns: readonly Text[] = [
  { zh: '引擎', en: 'engine' },
  { zh: '行数', en: 'rows' },
  { zh: '开销', en: 'cost' },
  { zh: '其中 PostgreSQL', en: 'PostgreSQL of it' },
  { zh: '与最小的表之比', en: '÷ the smallest' },
];

/** What more processes do not raise. */
export const ceilingSection: Section = ({ ceilings }, say) => {
  if (!ceilings) return undefined;
  const { proof, audits } = ceilings;
  const texts = [
    {
      zh: `验证一个近期没有验证过的口令（Argon2id）占用处理器 ${shown(proof)} 毫秒，每核每秒至多 ${shown(1000 / proof)} 个。`,
      en: `To prove a password that was not proved lately (Argon2id) takes ${shown(proof)} ms of processor time: at most ${shown(1000 / proof)} a second and core.`,
    },
    {
      zh: '山西的审计是一条首尾相接的记录，所有进程轮流写在同一个末尾之后：',
      en: 'The audit of Shanxi is one chained record; all processes write behind the same end by turns:',
    },
  ];
  const rows = audits.map(({ engine, processes, perSecond }) => [
    ...[say(engineNames[engine]), String(processes), shown(perSecond)],
  ]);
  const tables = [{ columns: auditColumns, rows }];
  return told({ heading: { zh: '上限', en: 'Ceilings' }, texts, tables }, say);
};

const auditColumns: readonly Text[] = [
  { zh: '引擎', en: 'engine' },
  { zh: '进程', en: 'processes' },
  { zh: '每秒记录数', en: 'records per second' },
];

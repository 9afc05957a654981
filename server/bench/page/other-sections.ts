import type { Text } from '../../../spec/language.ts';
import type { ListResult } from '../shanxi/large-list-result.ts';
import { engineNames } from '../shared-engines.ts';
import { headings } from './headings.ts';
import { shown } from './markdown.ts';
import { type Section, told } from './section.ts';

/** What is told of the large list, and how it is read from the figures. */
const listFigures: readonly (readonly [Text, (list: ListResult) => number | null])[] = [
  [{ zh: '导入，处理器秒', en: 'import, CPU s' }, ({ imported }) => imported.work],
  [
    { zh: '导入，PostgreSQL 的处理器秒', en: 'import, CPU s of PostgreSQL' },
    ({ imported }) => imported.engineWork,
  ],
  [{ zh: '导入，用时（秒）', en: 'import, s on the clock' }, ({ imported }) => imported.seconds],
  [{ zh: '导入，内存峰值（MiB）', en: 'import, most MiB' }, ({ imported }) => imported.peakMemory],
  [{ zh: '首页（毫秒）', en: 'first page, ms' }, ({ first }) => first],
  [{ zh: '末页（毫秒）', en: 'last page, ms' }, ({ last }) => last],
  [{ zh: '逐页读出全部（毫秒）', en: 'all pages, ms' }, ({ exported }) => exported],
  [{ zh: '直接扫描加 JSON（毫秒）', en: 'bare scan with JSON, ms' }, ({ scan }) => scan],
];

/** The list of all grades: import, pages, full export. */
export const listSection: Section = ({ lists }, say) => {
  const [list] = lists ?? [];
  if (!lists || !list) return undefined;
  const text = {
    zh: `山西 ${shown(list.companies)} 个企业的等级，每页 1000 个，由一个连接逐页读取；扫描是对同一张表的一条语句，按键逐页读取并写成同样的 JSON。`,
    en: `Grades of ${shown(list.companies)} enterprises in Shanxi, 1,000 a page, read by one connection page by page; the scan is one statement over the same table, by key set, written as the same JSON.`,
  };
  const table = {
    columns: [nothing, ...lists.map(({ engine }) => engineNames[engine])],
    rows: listFigures.map(([name, read]) => [say(name), ...lists.map((one) => shown(read(one)))]),
  };
  return told({ heading: headings.list, texts: [text], tables: [table] }, say);
};

/** Above the names of the rows. */
const nothing: Text = { zh: '', en: '' };

/** One case with very many entities. */
export const largeCaseSection: Section = ({ largeCase }, say) => {
  if (!largeCase) return undefined;
  const { entities, server, inserts, ratio, peakMemory } = largeCase;
  const [time, bare, memory] = [server, inserts, peakMemory].map(shown);
  const text = {
    zh: `内蒙古一次提交 ${shown(entities)} 个市场主体：从提交到答复 ${time} 毫秒，SQLite 插入同样的行 ${bare} 毫秒，两者之比 ${shown(ratio)}；服务器内存峰值 ${memory} MiB。`,
    en: `Inner Mongolia, ${shown(entities)} entities in one post: ${time} ms from post to reply, ${bare} ms for SQLite's inserts of the same rows, ${shown(ratio)} times; the server held ${memory} MiB at most.`,
  };
  return told({ heading: headings.largeCase, texts: [text] }, say);
};

/** The judge and the proxy. */
export const judgeSection: Section = ({ judge }, say) => {
  if (!judge) return undefined;
  const { requests, contracts, rows, proxy } = judge;
  const [direct, through, added] = [proxy.direct, proxy.through, proxy.added].map((milliseconds) =>
    milliseconds.toFixed(3),
  );
  const run = {
    zh: `武汉的评测发出 ${requests} 个请求；裸循环只发送同样的请求。`,
    en: `A judge's run over Wuhan sends ${requests} requests; the bare loop only sends the same ones.`,
  };
  const call = {
    zh: `经过 \`qiyue proxy\` 的调用多用 ${added} 毫秒（中位数，${through} 对 ${direct}，各 ${proxy.calls} 次）。`,
    en: `A call through \`qiyue proxy\` takes ${added} ms more (medians, ${through} against ${direct}, ${proxy.calls} calls each).`,
  };
  const table = {
    columns: judgeColumns,
    rows: rows.map((row) => [
      ...[say(row.name), shown(row.judge), shown(row.loop), row.ratio.toFixed(2)],
    ]),
  };
  const whole = {
    columns: contractColumns,
    rows: contracts.map(({ name, mean, least, most, ...work }) => [
      say(name),
      ...[mean, least, most, work.judge, work.platform].map((one) => one?.toFixed(2) ?? '–'),
    ]),
  };
  return told({ heading: headings.judge, texts: [run, call], tables: [whole, table] }, say);
};

const contractColumns: readonly Text[] = [
  { zh: '整份契约，含启动与全部报告', en: 'a whole contract, start and all reports included' },
  { zh: '平均（秒）', en: 'mean, s' },
  { zh: '最短', en: 'least' },
  { zh: '最长', en: 'most' },
  { zh: '评测的处理器时间', en: 'processor, judge' },
  { zh: '平台的处理器时间', en: 'processor, platform' },
];

const judgeColumns: readonly Text[] = [
  nothing,
  { zh: '评测（毫秒）', en: 'judge, ms' },
  { zh: '裸循环（毫秒）', en: 'loop, ms' },
  { zh: '两者之比', en: 'judge ÷ loop' },
];

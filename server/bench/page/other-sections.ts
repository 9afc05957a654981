import type { Text } from '../../../spec/language.ts';
import type { ListResult } from '../shanxi/large-list-result.ts';
import { engineNames } from '../shared-engines.ts';
import { markdownTable, shown } from './markdown.ts';
import type { Section } from './performance.ts';

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
  return [
    say({ zh: '## 大列表', en: '## A large list' }),
    say({
      zh: `山西 ${shown(list.companies)} 个企业的等级，每页 1000 个，由一个连接逐页读取；扫描是对同一张表的一条语句，按键逐页读取并写成同样的 JSON。`,
      en: `Grades of ${shown(list.companies)} enterprises in Shanxi, 1,000 a page, read by one connection page by page; the scan is one statement over the same table, by key set, written as the same JSON.`,
    }),
    markdownTable(
      ['', ...lists.map(({ engine }) => say(engineNames[engine]))],
      listFigures.map(([name, read]) => [say(name), ...lists.map((one) => shown(read(one)))]),
    ),
  ].join('\n\n');
};

/** One case with very many entities. */
export const largeCaseSection: Section = ({ largeCase }, say) => {
  if (!largeCase) return undefined;
  const { entities, server, inserts, ratio, peakMemory } = largeCase;
  const [time, bare, memory] = [server, inserts, peakMemory].map(shown);
  return [
    say({ zh: '## 大案件', en: '## A large case' }),
    say({
      zh: `内蒙古一次提交 ${shown(entities)} 个市场主体：从提交到答复 ${time} 毫秒，SQLite 插入同样的行 ${bare} 毫秒，两者之比 ${shown(ratio)}；服务器内存峰值 ${memory} MiB。`,
      en: `Inner Mongolia, ${shown(entities)} entities in one post: ${time} ms from post to reply, ${bare} ms for SQLite's inserts of the same rows, ${shown(ratio)} times; the server held ${memory} MiB at most.`,
    }),
  ].join('\n\n');
};

/** The judge and the proxy. */
export const judgeSection: Section = ({ judge }, say) => {
  if (!judge) return undefined;
  const { requests, rows, proxy } = judge;
  const [direct, through, added] = [proxy.direct, proxy.through, proxy.added].map((milliseconds) =>
    milliseconds.toFixed(3),
  );
  return [
    say({ zh: '## 评测与代理', en: '## Judge and proxy' }),
    say({
      zh: `武汉的评测发出 ${requests} 个请求；裸循环只发送同样的请求。`,
      en: `A judge's run over Wuhan sends ${requests} requests; the bare loop only sends the same ones.`,
    }),
    markdownTable(
      [
        '',
        say({ zh: '评测（毫秒）', en: 'judge, ms' }),
        say({ zh: '裸循环（毫秒）', en: 'loop, ms' }),
        say({ zh: '两者之比', en: 'judge ÷ loop' }),
      ],
      rows.map((row) => [say(row.name), shown(row.judge), shown(row.loop), row.ratio.toFixed(2)]),
    ),
    say({
      zh: `经过 \`qiyue proxy\` 的调用多用 ${added} 毫秒（中位数，${through} 对 ${direct}，各 ${proxy.calls} 次）。`,
      en: `A call through \`qiyue proxy\` takes ${added} ms more (medians, ${through} against ${direct}, ${proxy.calls} calls each).`,
    }),
  ].join('\n\n');
};

/** Where the server's time goes. */
export const profileSection: Section = ({ profiles }, say) => {
  if (!profiles) return undefined;
  const header = [
    say({ zh: '部分', en: 'part' }),
    say({ zh: '占工作时间', en: 'share of the time at work' }),
  ];
  return [
    say({ zh: '## 时间的去向', en: '## Where the time goes' }),
    say({
      zh: '参考服务器一个进程的处理器剖析（`node --cpu-prof`），按代码所在之处合计。SQLite 自身的工作算在调用它的 `server/stores/sqlite` 与 `better-sqlite3`，JSON 的书写算在 `server/http`；“native”是没有文件的内建函数。',
      en: 'A CPU profile of the reference server, one process (`node --cpu-prof`), summed up by where the code is. The work of SQLite itself counts to `server/stores/sqlite` and `better-sqlite3`, which call it, the writing of JSON to `server/http`; “native” are built-in functions without a file.',
    }),
    ...profiles.flatMap(({ title, rooms }) => [
      `**${say(title)}**`,
      markdownTable(
        header,
        rooms.map(({ room, share }) => [`\`${room}\``, `${(share * 100).toFixed(1)} %`]),
      ),
    ]),
  ].join('\n\n');
};

import type { Say } from '../../../spec/command-line.ts';
import type { Text } from '../../../spec/language.ts';
import type { OverloadResult } from '../overload/result.ts';
import type { Comparison } from '../profile/comparison.ts';
import { importFigures, mebibytes } from '../profile/import-memory-table.ts';
import { engineNames } from '../shared-engines.ts';
import { headings } from './headings.ts';
import { shown } from './markdown.ts';
import { type Section, type Table, told } from './section.ts';

const part: Text = { zh: '部分', en: 'part' };
const together: Text = { zh: '合计', en: 'all of it' };

/** Where the server's time goes. */
export const profileSection: Section = ({ profiles }, say) => {
  if (!profiles) return undefined;
  const text = {
    zh: '参考服务器一个进程的处理器剖析（`node --cpu-prof`），按代码所在之处合计。SQLite 自身的工作算在调用它的 `server/stores/sqlite` 与 `better-sqlite3`，JSON 的书写算在 `server/http`；“native”是没有文件的内建函数。',
    en: 'A CPU profile of the reference server, one process (`node --cpu-prof`), summed up by where the code is. The work of SQLite itself counts to `server/stores/sqlite` and `better-sqlite3`, which call it, the writing of JSON to `server/http`; “native” are built-in functions without a file.',
  };
  const tables = profiles.map(({ title, rooms }) => ({
    title,
    columns: [part, { zh: '占工作时间', en: 'share of the time at work' }],
    rows: rooms.map(({ room, share }) => [`\`${room}\``, `${(share * 100).toFixed(1)} %`]),
  }));
  return told({ heading: headings.profiles, texts: [text], tables }, say);
};

/** What two processes pay for that one does not. */
export const workerSection: Section = ({ workerProfiles }, say) => {
  if (!workerProfiles) return undefined;
  const text = {
    zh: '同样的剖析，同样的请求轮流发给一个进程和两个进程，与“引擎与进程”一节同样的连接数；两个进程合计，只转交连接的主进程不在剖析之内。表中是每个请求的处理器微秒数：系统所计的处理器时间，按剖析中的份额分给各部分，因此等待锁或磁盘的时间也按份额算在等待之处。差别最大的在前。',
    en: 'The same profile, while the same requests are sent by turns to one process and to two, over as many connections as in “Engines and processes”; the two are added up; the primary, which only hands over connections, is not in the profile. The table has microseconds of processor time for a request: what the system counted, divided as the profile says; so waiting for a lock or for the disk has its share where the code waits. What differs most comes first.',
  };
  const tables = workerProfiles.map((one) => comparisonIn(one, say));
  return told({ heading: headings.workers, texts: [text], tables }, say);
};

/** What is left of the server's time when most requests are turned away. */
export const overloadSection: Section = ({ overload, overloadProfile }, say) => {
  if (!overload && !overloadProfile) return undefined;
  const profile = {
    zh: '剖析一个恰好跑满、随后受到三倍负载的进程；表中是每个应答的处理器微秒数，处理的与推掉的一并计算。三倍负载时开销最大的在前。',
    en: 'A profile of a process that is first kept just busy, then sent three times as much; the table has microseconds of processor time for a reply, those that serve and those that turn away alike. What costs most at three times comes first.',
  };
  const texts = [...(overload ? [ratesIn(overload)] : []), ...(overloadProfile ? [profile] : [])];
  const tables = overloadProfile ? [comparisonIn(overloadProfile, say)] : [];
  return told({ heading: headings.overload, texts, tables }, say);
};

const ratesIn = ({ served, shed }: OverloadResult): Text => {
  const [many, slow] = [shown(served.perSecond), shown(served.p50)];
  const [more, quick] = [shown(shed.perSecond), shown(shed.p50)];
  return {
    zh: `每秒 ${many} 个请求得到处理（中位数 ${slow} 毫秒），${more} 个被推掉（中位数 ${quick} 毫秒）。`,
    en: `A second, ${many} requests were served (median ${slow} ms) and ${more} turned away (median ${quick} ms).`,
  };
};

const comparisonIn = ({ title, names, all, rooms }: Comparison, say: Say): Table => {
  const row = (name: string, [first, second]: Comparison['all']) => [
    ...[name, first.toFixed(1), second.toFixed(1)],
    signed(second - first),
  ];
  return {
    title,
    columns: [part, ...names, { zh: '相差', en: 'difference' }],
    rows: [row(say(together), all), ...rooms.map(({ room, costs }) => row(`\`${room}\``, costs))],
  };
};

const signed = (value: number): string => {
  const digits = Math.abs(value).toFixed(1);
  return `${value < 0 && digits !== '0.0' ? '−' : '+'}${digits}`;
};

/** What the most memory of an import consists of. */
export const importMemorySection: Section = ({ importMemory }, say) => {
  const [first] = importMemory ?? [];
  if (!importMemory || !first) return undefined;
  const limit = shown(mebibytes(first.heapLimit));
  const text = {
    zh: `同样的导入再做一次，每 5 毫秒看一次内存；表中是驻留内存最大的一刻，单位 MiB。V8 的堆在这台机器上可以长到 ${limit} MiB。`,
    en: `The same import once more, looked at every 5 ms; the table shows the moment of the most resident memory, in MiB. On this machine V8 may let its heap grow to ${limit} MiB.`,
  };
  const table = {
    columns: [part, ...importMemory.map(({ engine }) => engineNames[engine])],
    rows: importFigures.map(([name, read]) => [
      ...[say(name), ...importMemory.map((one) => shown(read(one)))],
    ]),
  };
  return told({ heading: headings.importMemory, texts: [text], tables: [table] }, say);
};

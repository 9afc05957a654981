import type { Say } from '../../../spec/command-line.ts';
import type { EngineResult } from '../engines/result.ts';
import type { Figures } from '../figures.ts';
import { shown } from '../page/markdown.ts';
import { engineNames } from '../shared-engines.ts';
import { demandsOf } from './compute.ts';
import { limitNames } from './words.ts';

/** The steps from one file on, each with what it meets first and what removes that. */
export const stepSections = (figures: Figures, say: Say): readonly string[] => [
  section(say({ zh: '## 一、一个文件', en: '## 1. One file' }), oneFile(figures, say)),
  section(say({ zh: '## 二、`--workers`', en: '## 2. `--workers`' }), workers(figures, say)),
  section(
    say({
      zh: '## 三、PostgreSQL、Redis 与多个实例',
      en: '## 3. PostgreSQL, Redis, many instances',
    }),
    instances(figures, say),
  ),
  section(say({ zh: '## 四、再往后', en: '## 4. Beyond that' }), beyond(say)),
  section(say({ zh: '## 口令', en: '## Passwords' }), passwords(figures, say)),
  section(say({ zh: '## 数据量', en: '## Rows' }), rows(figures, say)),
];

const section = (heading: string, paragraphs: readonly string[]): string =>
  [heading, ...paragraphs].join('\n\n');

function oneFile(figures: Figures, say: Say): readonly string[] {
  const found = demandsOf(figures).flatMap(({ title, onFile: [first] }) =>
    first
      ? say({
          zh: `- ${title.zh}：每秒 ${shown(first.perSecond)} 次，先遇到${limitNames[first.limit].zh}`,
          en: `- ${title.en}: ${shown(first.perSecond)} a second, held back by ${limitNames[first.limit].en}`,
        })
      : [],
  );
  return [
    say({
      zh: '一个进程、一个 SQLite 文件，不需要别的服务。推算的上限：',
      en: 'One process and one SQLite file, no other service. Computed ceilings:',
    }),
    found.join('\n'),
    say({
      zh: '速度通常不是离开这一步的理由，可用性才是：这台机器停了，服务就停了，数据要靠 `qiyue backup` 恢复。',
      en: 'Speed is seldom the reason to leave this step; availability is: when this machine stops, so does the service, and the data come back from `qiyue backup`.',
    }),
  ].filter((text) => text !== '');
}

function workers({ engines = [] }: Figures, say: Say): readonly string[] {
  const found = engines.flatMap((result) => workerLine(result, say));
  return [
    say({
      zh: '同一台机器上的几个进程共用一个端口和一个文件。读可以并行；写一次只有一个，其余等待。测得的两个进程（每处理器秒的请求数与一个进程之比）：',
      en: 'Several processes of one machine share a port and a file. Reads go side by side; of writes there is one at a time, and the others wait. Measured with two processes (requests per CPU second ÷ one process):',
    }),
    found.join('\n'),
    say({
      zh: '最先的瓶颈是 SQLite 的写锁：武汉的每个 nonce、山西的每条审计、内蒙古的每个案件都要写。多于两个进程没有测。解除的办法是下一步。',
      en: 'The first bottleneck is the write lock of SQLite: each nonce of Wuhan, each record of Shanxi’s audit and each case of Inner Mongolia is a write. More than two processes were not measured. The next step removes it.',
    }),
  ].filter((text) => text !== '');
}

function workerLine({ title, rows: all }: EngineResult, say: Say): readonly string[] {
  const [one, two] = all.filter(({ engine }) => engine === 'sqlite');
  if (!one || !two) return [];
  const [single, both] = [shown(one.perSecond), shown(two.perSecond)];
  return [
    say({
      zh: `- ${title.zh}：每秒 ${both} 次，一个进程 ${single} 次；${shown(two.efficiency)}`,
      en: `- ${title.en}: ${both} a second, one process ${single}; ${shown(two.efficiency)}`,
    }),
  ];
}

function instances(figures: Figures, say: Say): readonly string[] {
  const found = demandsOf(figures).flatMap(({ title, shared, onEngines }) => {
    if (!shared) return [];
    const order = onEngines.map(({ limit, perSecond }) => ({ limit, number: shown(perSecond) }));
    const zh = order.map(({ limit, number }) => `${limitNames[limit].zh}（每秒 ${number} 次）`);
    const en = order.map(({ limit, number }) => `${limitNames[limit].en} (${number} a second)`);
    return say({ zh: `- ${title.zh}：${zh.join('，')}`, en: `- ${title.en}: ${en.join(', ')}` });
  });
  return [
    say({
      zh: '实例不保存状态，放在均衡器之后，要多少有多少；一个停了，其余接着服务。一次调用比在一个文件上贵，因为每个语句都经过一条连接。共用的部分从先到后：',
      en: 'Instances keep no state; behind a balancer there are as many as are needed, and when one stops the others go on. A call costs more than on one file, because each statement crosses a connection. What they share, the first to be exhausted first:',
    }),
    found.length > 0
      ? found.join('\n')
      : say({ zh: '这次没有测。', en: 'It was not measured this time.' }),
    say({
      zh: '山西的审计是全部实例共有的一条链：每个写者先取得末尾的锁，一次写下所有等待的记录。因此它的上限取决于提交一次的时间和一次带走多少条，而不是实例的个数。这个上限是测得的：一个和两个进程，每个进程同时有 64 次调用在等。',
      en: 'The audit of Shanxi is one chain for all instances: a writer takes the lock on its end and writes all records that wait. So its ceiling depends on how long a commit takes and how many records go with it, not on the number of instances. The ceiling is measured: one process and two, each with 64 calls that wait.',
    }),
  ];
}

const beyond = (say: Say): readonly string[] => [
  say({
    zh: '以下办法没有实现，也没有测；列出来是为了说明下一个瓶颈如何解除。',
    en: 'The following is neither built nor measured; it says how the next bottlenecks would be removed.',
  }),
  [
    say({
      zh: '- Redis 的核：按应用把 nonce、会话和频率窗口分到几个 Redis；同一应用的状态总在同一处。',
      en: '- The core of Redis: nonces, sessions and windows of calls divided over several Redis by application; what belongs to one application stays together.',
    }),
    say({
      zh: '- PostgreSQL 的核：数据集只在导入时改变，可以从只读副本读取；案件按月分区，旧分区另存。',
      en: '- The cores of PostgreSQL: datasets change with imports only and can be read from replicas; cases in partitions by month, old ones moved elsewhere.',
    }),
    say({
      zh: '- 审计的末尾：按用户分成几条链，各有各的末尾；核对时逐条核对。',
      en: '- The end of the audit: several chains, divided by user, each with an end of its own and verified one by one.',
    }),
  ].join('\n'),
];

function passwords({ ceilings }: Figures, say: Say): readonly string[] {
  if (!ceilings) return [say({ zh: '这次没有测。', en: 'It was not measured this time.' })];
  const { proof } = ceilings;
  const [cost, each] = [shown(proof), shown(1000 / proof)];
  const users = 10_000;
  const seconds = shown((users * proof) / 1000);
  return [
    say({
      zh: `山西的每次调用都带口令。新口令的一次验证占用 ${cost} 毫秒处理器时间（测得），每核每秒至多 ${each} 次；验证过的答案留在进程的内存里，每个进程至多 ${shown(users)} 个，再来时几乎不花时间。`,
      en: `Each call of Shanxi carries a password. To prove a new one takes ${cost} ms of processor time (measured), at most ${each} a second and core; answers stay in the memory of the process, up to ${shown(users)} in each, and then cost next to nothing.`,
    }),
    say({
      zh: `瓶颈在重启之后：${shown(users)} 个用户在一个实例上各来一次，需要 ${seconds} 秒处理器时间（推算），每个实例都要各算一遍。逐个重启实例，并让同一用户的调用到同一实例，可以避免堆积。`,
      en: `The bottleneck is after a restart: ${shown(users)} users who come once each take ${seconds} s of processor time (computed), and again on each instance. Restart instances one at a time and let a balancer send a user to the same instance.`,
    }),
  ];
}

function rows({ growth = [], lists = [] }: Figures, say: Say): readonly string[] {
  const sizes = growth.flatMap(({ engine, sizes: all }) =>
    all.map(({ rows: count, ratio }) =>
      say({
        zh: `- ${engineNames[engine].zh}，${shown(count)} 行：最小的表的 ${shown(ratio)} 倍`,
        en: `- ${engineNames[engine].en}, ${shown(count)} rows: ${shown(ratio)} times the smallest table`,
      }),
    ),
  );
  const exports = lists.map(({ engine, companies, exported }) =>
    say({
      zh: `- 全部 ${shown(companies)} 行逐页读出，${engineNames[engine].zh}：${shown(exported / 1000)} 秒`,
      en: `- all ${shown(companies)} rows page by page, ${engineNames[engine].en}: ${shown(exported / 1000)} s`,
    }),
  );
  return [
    say({
      zh: '一次热点查询的开销随行数的变化（测得）：',
      en: 'The cost of a hot read as rows grow (measured):',
    }),
    [...sizes, ...exports].join('\n') ||
      say({ zh: '这次没有测。', en: 'It was not measured this time.' }),
    say({
      zh: '页按位置读取，末页与首页一样快；最先的瓶颈是内存：热的行和索引放不下时要从磁盘读取。解除的办法是更多内存，或把数据集分到副本。',
      en: 'Pages are read by their place, so the last is as fast as the first; the first bottleneck is memory, when hot rows and indexes no longer fit and come from disk. More memory or replicas for datasets remove it.',
    }),
  ];
}

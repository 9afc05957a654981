import type { Text } from '../../../spec/language.ts';
import type { GoalKind } from '../goals.ts';

/** What it would take to reach goals of a kind; where the time goes stands on the page itself. */
export const notes: Readonly<Record<GoalKind, Text>> = {
  rival: {
    zh: '与同样工作的程序相比，多出的时间在路由、校验与应答的外壳。',
    en: 'What is slower than the same work elsewhere is routing, validation and the envelope around it.',
  },
  prism: {
    zh: 'Prism 不验签、不读库；差距缩小只能来自参考服务器每个请求的开销。',
    en: 'Prism proves no signature and reads no database; only the cost of a request of the reference can move this.',
  },
  'last-page': {
    zh: '两页执行同一条按位置读取的语句；差别来自缓存，末页的行不在内存中时须从磁盘读取。',
    en: 'Both pages run the same statement by place; what differs is the cache, when rows of the last page are not in memory.',
  },
  workers: {
    zh: '一部分是机器的：互不相干的两个进程与一个相比也要少掉一些，见“引擎与进程”。其余在 SQLite 上是另一个进程提交后要从日志重读页面，限流窗口要跨进程计数，写者一次只有一个；在 PostgreSQL 上是向套接字写语句（`native writev`）；每个进程还各有编译与内存清理的线程。要再缩小，随机串和窗口须由一个进程代管、成批询问，代价是这个进程出故障时须有人接手。',
    en: 'Part of it is the machine’s: two processes that share nothing lose some as well, see “Engines and processes”. The rest is, on SQLite, pages that are read again from the log after the other has committed, windows of the rate that are counted for both, and one writer at a time; on PostgreSQL, writing statements to sockets (`native writev`); and each process has threads of its own that compile and collect. It would take one process that keeps nonces and windows for all and is asked in batches, and somebody to take over when that one fails.',
  },
  export: {
    zh: '多出的时间是每页一次的 HTTP、授权、口令比对与审计；在 PostgreSQL 上，每页还要等三次往返，其中一次是审计记录提交落盘。一次取更多行要契约允许更大的页；由数据库直接写成 JSON 会快些，但空值的规则就得写进 SQL；不等落盘也会快，但断电会丢审计。',
    en: 'What is added is HTTP, grants, proof and audit once a page; on PostgreSQL each page also waits for three ways there and back, one of them until its record is committed to disk. Larger pages would need a contract that allows them; JSON made by the database would be faster, but the rules for empty values would move into SQL; not waiting for the disk would be, too, but a power cut would take records of the audit.',
  },
  growth: {
    zh: '索引多一层，缓存命中少；行按内容分区或增加内存可以缩小。',
    en: 'The index has a level more and caches hold less of it; partitions or more memory would lower it.',
  },
  'import-memory': {
    zh: '超出的部分在 V8 的堆中，是不再需要、尚未清理的内容；堆限小些（`NODE_OPTIONS=--max-old-space-size=96`），内存随之减少，处理器时间略增。',
    en: 'What is too much is in the heap of V8: what nobody needs any more and is not yet collected. A smaller heap (`NODE_OPTIONS=--max-old-space-size=96`) takes less memory and somewhat more processor time.',
  },
  'import-time': {
    zh: '时间在读取 CSV、逐行校验和写入；可以分文件并行校验。',
    en: 'The time goes into reading CSV, checking each row and writing; checks could run side by side over parts of the file.',
  },
  'large-case': {
    zh: '时间在逐个校验市场主体和摘要；可以边接收边校验。',
    en: 'The time goes into checking each entity and into the digest; both could begin while the body arrives.',
  },
  overload: {
    zh: '推掉一个请求只有一次读、一次写，用时与 node:http 的一个空应答相差一成以内，约为一次查询的四分之一；所以三倍负载下单是推掉就占一个核的四分之三到九成。多数请求几毫秒内就被推掉，但事件循环每停顿一次（内存清理、检查点），积压的请求要百余毫秒才能消化，p99 由此而来。查询越快，三倍也越多，此项反而越难。要达到，须在进程之前（负载均衡）推掉，或由更多进程分担。内存以十分钟为准，见 `server/bench/overload/run.ts --seconds 600`。',
    en: 'To turn a call away takes one read and one write, and within a tenth what an empty reply of node:http takes: about a quarter of a query, so that at three times the capacity turning away alone fills three quarters to nine tenths of a core. Most are turned away within a few milliseconds, but after each pause of the event loop (garbage, a checkpoint) it takes more than a hundred of them to catch up, and that is the p99. A faster query makes three times more, and this harder. It would take turning away in front of the process, at the balancer, or more processes. Memory is meant for ten minutes: `server/bench/overload/run.ts --seconds 600`.',
  },
  judge: {
    zh: '整个进程的时间包含程序的装载与报告的书写，不随请求数增长。',
    en: 'The whole process includes loading the program and writing the reports, which do not grow with the requests.',
  },
  'whole-contract': {
    zh: '评测与被测平台轮流等待对方，总时间接近两者处理器时间之和。山西的平台每证明一次没见过的口令要用二十多毫秒（Argon2id，OWASP 所列最低的代价），改口令的检查有四十多次，而且须逐个进行、放在最后：平台若因猜错而锁定账号，不致连累其他检查。即使两边毫无等待，在两个核上也只能接近目标；更多核、更快的核，或不这样散列口令的平台，才能达到。',
    en: 'Judge and platform wait for each other by turns, so that it takes nearly the sum of their processor times. Shanxi’s platform takes over twenty milliseconds for each password it has not proved lately (Argon2id at the least cost that OWASP names), the checks of changing passwords take more than forty of those, and go last and one by one: a platform that locks out who guessed wrong must not spoil the others. Even without any waiting, two cores would only come near the goal; it takes more or faster cores, or a platform that does not hash passwords like that.',
  },
  faults: {
    zh: '丢失或重复是错误，不是速度问题：表中是哪种故障，以 `node server/chaos/run.ts --only` 单独重现后修正。',
    en: 'What is lost or doubled is a mistake and no matter of speed: the table names the fault, `node server/chaos/run.ts --only` repeats it alone, and it has to be mended.',
  },
};

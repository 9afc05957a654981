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
    zh: '负载分给两个进程，每个进程合在一次提交、一次往返里的请求就少了，提交和往返的次数多了：在 SQLite 上差在写事务的开始与提交，两者还要在同一个写锁前等待，因为它一次只容一个写者；在 PostgreSQL 上差在向套接字写语句（`native writev`）。每个进程的负载越高，差距越小；要在这样的负载下缩小，须等得更久以合并更多请求，代价是延迟。',
    en: 'Divided over two processes, fewer requests share a commit and a round trip, and there are more of those: on SQLite the difference is in the beginning and the end of writing transactions, where both wait at one lock besides, because SQLite has one writer at a time; on PostgreSQL it is in writing statements to sockets (`native writev`). The more load each process has, the less it is; at a load like this one it would take waiting longer for more requests to go together, which costs latency.',
  },
  export: {
    zh: '多出的时间是每页一次的 HTTP、校验、口令比对与审计；在 PostgreSQL 上，每页还要等它的审计记录提交落盘，其间往返数次。一次取更多行要契约允许更大的页；审计合并往返或不等落盘可缩短后者。',
    en: 'What is added is HTTP, validation, proof and audit once a page; on PostgreSQL each page also waits until its record is committed to disk, several round trips later. Fewer, larger pages would need a contract that allows them; fewer round trips, or a commit that does not wait for the disk, would shorten the latter.',
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
    zh: '被推掉的请求也要由 Node 读入、应答也要写进套接字，开销与 node:http 的一个应答相当；三倍负载下单是推掉就要占满一个核，排队随之出现。要更快，须在进程之前（负载均衡）推掉，或由更多进程分担。内存以十分钟为准，见 `server/bench/overload/run.ts --seconds 600`。',
    en: 'A call that is turned away is read by Node as well, and its reply written to a socket, which costs about what a reply of node:http costs; at three times the capacity that alone fills a core, and a queue forms. It would take turning away in front of the process, at the balancer, or more processes. Memory is meant for ten minutes: `server/bench/overload/run.ts --seconds 600`.',
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

/**
 * First half of `make bench`: the reference server, contract by contract, beside programs that do
 * the same work with less around it. Arguments: `--json <file>` also writes the numbers. A missed
 * goal is no failure.
 */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Played, play, rounds } from './bout.ts';
import { pinClient } from './contestants.ts';
import { connections } from './load.ts';
import { neimengguBouts } from './neimenggu/bouts.ts';
import { playLargeCase } from './neimenggu/large-case.ts';
import { largeResult, largeTable } from './neimenggu/large-case-result.ts';
import { table } from './result.ts';
import { shanxiBouts } from './shanxi/bouts.ts';
import { playLargeList } from './shanxi/large-list.ts';
import { listResult, listTable } from './shanxi/large-list-result.ts';
import { wuhanBouts } from './wuhan/bouts.ts';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const pinned = pinClient();
const folder = await mkdtemp(join(tmpdir(), 'qiyue-bench-'));
try {
  const bouts: Played[] = [];
  for (const bout of [...wuhanBouts, ...neimengguBouts, ...shanxiBouts]) {
    const played = await play(bout, { folder, pinned });
    process.stdout.write(`${heading(played)}\n${table(played.rows)}\n\n`);
    bouts.push(played);
  }
  const largeCase = largeResult(await playLargeCase({ folder, pinned }));
  process.stdout.write(`${largeTable(largeCase)}\n\n`);
  const largeList = listResult(await playLargeList({ folder, pinned }));
  process.stdout.write(`${listTable(largeList)}\n\n`);
  const numbers = { rounds, connections, pinned, bouts, largeCase, largeList };
  if (values.json) writeFileSync(values.json, `${JSON.stringify(numbers, null, 2)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function heading({ title, clientBusy }: Played): string {
  const share = `${Math.round(clientBusy * 100)} %`;
  const cores = pinned
    ? { zh: '服务器与客户端各占一核', en: 'server and client on a core each' }
    : { zh: '未绑定处理器核', en: 'no core pinned' };
  const zh = [
    title.zh,
    `${connections} 个连接`,
    `${rounds} 轮取中位数`,
    cores.zh,
    `客户端忙 ${share}`,
  ];
  const en = [title.en, `${connections} connections`, `median of ${rounds} rounds`, cores.en];
  return `${zh.join('，')}\n${en.join(', ')}, client ${share} busy`;
}

import { type Bout, type Entry, reference } from '../bout.ts';
import { queries } from './requests.ts';
import { buildScene, rowCount } from './scene.ts';

const rivals: readonly Entry[] = [
  {
    id: 'bare',
    name: { zh: 'node:http 加编译好的 Ajv', en: 'node:http with compiled Ajv' },
    command: (port, database) => ['server/bench/wuhan/rivals/bare.ts', port, database],
  },
  {
    id: 'fastify',
    name: { zh: 'Fastify 5，同样的工作', en: 'Fastify 5, same work' },
    goal: 0.9,
    command: (port, database) => ['server/bench/wuhan/rivals/fastify.ts', port, database],
  },
];

/** Signed queries of one data service, beside servers with less around the same work. */
export const wuhanBouts: readonly Bout[] = [
  {
    id: 'wuhan-queries',
    title: { zh: `武汉，查询：${rowCount} 行`, en: `Wuhan, queries: ${rowCount} rows` },
    entries: [reference, ...rivals],
    perRound: 20_000,
    warmUp: 10_000,
    async open(database) {
      const token = await buildScene(database);
      return (count) => queries(token, count);
    },
  },
];

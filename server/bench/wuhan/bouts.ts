import { type Bout, type Entry, reference } from '../bout.ts';
import { queries } from './requests.ts';
import { buildScene, rowCount } from './scene.ts';

const prism = 'node_modules/@stoplight/prism-cli/dist/index.js';

const rivals: readonly Entry[] = [
  {
    id: 'bare',
    name: { zh: 'node:http 加编译好的 Ajv', en: 'node:http with compiled Ajv' },
    goal: 0.85,
    command: (port, database) => ['server/bench/wuhan/rivals/bare.ts', port, database],
  },
  {
    id: 'fastify',
    name: { zh: 'Fastify 5，同样的工作', en: 'Fastify 5, same work' },
    goal: 0.9,
    command: (port, database) => ['server/bench/wuhan/rivals/fastify.ts', port, database],
  },
  {
    id: 'prism',
    name: {
      zh: 'Prism 模拟服务，只校验并给出例子',
      en: 'Prism mock, which validates and gives an example',
    },
    goal: 8,
    share: 0.1,
    isSuccess: (reply) => reply.startsWith('HTTP/1.1 200'),
    command: (port) => [prism, 'mock', 'generated/wuhan.zh.json', '--port', port],
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
    async open(place) {
      const token = await buildScene(place);
      return (count) => queries(token, count);
    },
  },
];

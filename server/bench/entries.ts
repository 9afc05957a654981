import type { Text } from '../../spec/language.ts';

/** A server that takes part, and how it is started. */
export interface Entry {
  readonly id: string;
  readonly name: Text;
  /** The share of its speed that the reference server should at least have. */
  readonly goal?: number;
  readonly command: (port: string, database: string) => readonly string[];
}

/** The reference server first, then those that it is measured by. */
export const entries: readonly Entry[] = [
  {
    id: 'reference',
    name: { zh: '参考服务器', en: 'reference server' },
    command: (port, database) => ['qiyue.ts', 'serve', '--port', port, '--database', database],
  },
  {
    id: 'bare',
    name: { zh: 'node:http 加编译好的 Ajv', en: 'node:http with compiled Ajv' },
    command: (port, database) => ['server/bench/rivals/bare.ts', port, database],
  },
  {
    id: 'fastify',
    name: { zh: 'Fastify 5，同样的工作', en: 'Fastify 5, same work' },
    goal: 0.9,
    command: (port, database) => ['server/bench/rivals/fastify.ts', port, database],
  },
];

import type { Text } from '../../spec/language.ts';
import { asked } from '../testing/engines/asked.ts';
import type { Engines } from '../testing/engines/both.ts';
import type { Variables } from './contestants.ts';
import { workOf } from './processes.ts';

/** What data can be kept in. */
export type EngineKind = 'sqlite' | 'shared';

/** What people call it. */
export const engineNames: Readonly<Record<EngineKind, Text>> = {
  sqlite: { zh: 'SQLite', en: 'SQLite' },
  shared: { zh: 'PostgreSQL 与 Redis', en: 'PostgreSQL and Redis' },
};

/** Where a contestant keeps its data: a file, or a database and a Redis of its own. */
export interface BenchPlace {
  readonly database: string;
  readonly databaseUrl?: string;
  readonly stateUrl?: string;
}

/** PostgreSQL and Redis on this machine, and what they cost. */
export interface SharedEngines {
  /** The database and the Redis of that name, empty when they are first asked for. */
  place(name: string): Promise<Required<Omit<BenchPlace, 'database'>>>;
  /** Seconds of processor time of each so far; `undefined` where the system does not tell. */
  work(): EngineWork;
}

export interface EngineWork {
  readonly database: number | undefined;
  readonly state: number | undefined;
}

/** Nothing if one of the two is not there. */
export function sharedEngines({ database, state }: Engines): SharedEngines | undefined {
  if (!database || !state) return undefined;
  const numbers = new Map<string, number>();
  return {
    async place(name) {
      const isNew = !numbers.has(name);
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      const own = `bench_${number}`;
      if (isNew) await asked(database.url, `create database ${own}`);
      return { databaseUrl: at(database.url, own), stateUrl: at(state.url, String(number % 16)) };
    },
    work: () => ({ database: workOf(database.pid()), state: workOf(state.pid()) }),
  };
}

function at(url: string, path: string): string {
  const inside = new URL(url);
  inside.pathname = `/${path}`;
  return String(inside);
}

/** What tells a process of ours where its data are. */
export const variablesOf = ({ database, databaseUrl, stateUrl }: BenchPlace): Variables => ({
  QIYUE_DATABASE: database,
  ...(databaseUrl !== undefined && { QIYUE_DATABASE_URL: databaseUrl }),
  ...(stateUrl !== undefined && { QIYUE_STATE_URL: stateUrl }),
});

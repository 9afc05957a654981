import { join } from 'node:path';
import type { Surroundings } from './bout.ts';
import type { BenchPlace, EngineKind, SharedEngines } from './shared-engines.ts';

/** How much is measured, and where. */
export interface BenchSetting extends Surroundings {
  readonly rounds: number;
  /** The share of the usual number of calls and rows: small for a first look. */
  readonly share: number;
  /** PostgreSQL and Redis; absent where one of them is not installed. */
  readonly engines?: SharedEngines;
}

/** A number of calls or rows, scaled to the setting. */
export const scaled = (count: number, { share }: Pick<BenchSetting, 'share'>): number =>
  Math.max(20, Math.round(count * share));

/** Both kinds of engine, or SQLite alone where the others are not there. */
export const engineKinds = ({ engines }: BenchSetting): readonly EngineKind[] =>
  engines ? ['sqlite', 'shared'] : ['sqlite'];

/** A place of that name for data; a file stands for the keys even where a database has the rest. */
export async function placeOn(
  engine: EngineKind,
  name: string,
  { folder, engines }: BenchSetting,
): Promise<BenchPlace> {
  const database = join(folder, `${name}.sqlite`);
  return { database, ...(engine === 'shared' && (await engines?.place(name))) };
}

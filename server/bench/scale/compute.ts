import type { Text } from '../../../spec/language.ts';
import type { EngineResult, EngineRow } from '../engines/result.ts';
import type { Figures } from '../figures.ts';

/** What is taken for granted where nothing was measured. */
export const assumptions = {
  /** The busiest second of a day, in terms of the mean of the day. */
  peak: 10,
  /** The share of a core that is used at most, so that calls do not wait. */
  busy: 0.7,
  /** Cores of the machine that the database has to itself. */
  databaseCores: 8,
};

/** Calls a day that the page looks at. */
export const days: readonly number[] = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

const secondsOfDay = 86_400;

/** Calls in the busiest second of a day with so many calls. */
export const peakOf = (calls: number): number => (calls / secondsOfDay) * assumptions.peak;

/** Calls of a day whose busiest second has so many. */
export const dayOf = (perSecond: number): number => (perSecond / assumptions.peak) * secondsOfDay;

/** What holds a stage back first is the one with the lowest number. */
export type Limit = 'process' | 'database' | 'state' | 'audit';

export interface Ceiling {
  readonly limit: Limit;
  /** Calls a second. */
  readonly perSecond: number;
}

/** What one contract's hot operation needs, from the figures of one process. */
export interface Demand {
  readonly title: Text;
  readonly sqlite: EngineRow;
  readonly shared: EngineRow | undefined;
  /** Ceilings of one process on one file, and of any number of instances; the lowest first. */
  readonly onFile: readonly Ceiling[];
  readonly onEngines: readonly Ceiling[];
}

/** Nothing of a contract whose costs the system did not tell. */
export const demandsOf = ({ engines = [], ceilings }: Figures): readonly Demand[] =>
  engines.flatMap((result) => {
    const sqlite = rowOf(result, 'sqlite');
    const shared = rowOf(result, 'shared');
    if (!sqlite?.work) return [];
    const audits = result.id.includes('shanxi') ? (ceilings?.audits ?? []) : [];
    const audit = (engine: EngineRow['engine']) =>
      audits.filter((one) => one.engine === engine).map(({ perSecond }) => perSecond);
    return {
      ...{ title: result.title, sqlite, shared },
      onFile: lowestFirst([
        ['process', coreOver(sqlite.work)],
        ['audit', Math.max(...audit('sqlite'))],
      ]),
      onEngines: lowestFirst([
        ['database', assumptions.databaseCores * coreOver(shared?.databaseWork)],
        ['state', coreOver(shared?.stateWork)],
        ['audit', Math.max(...audit('shared'))],
      ]),
    };
  });

const rowOf = ({ rows }: EngineResult, engine: EngineRow['engine']): EngineRow | undefined =>
  rows.find((row) => row.engine === engine && row.processes === 1);

/** Calls a second of one core, given microseconds for a call. */
const coreOver = (work: number | null | undefined): number =>
  work ? (assumptions.busy * 1e6) / work : Number.NaN;

const lowestFirst = (ceilings: readonly (readonly [Limit, number])[]): readonly Ceiling[] =>
  ceilings
    .map(([limit, perSecond]) => ({ limit, perSecond }))
    .filter(({ perSecond }) => Number.isFinite(perSecond))
    .sort((one, other) => one.perSecond - other.perSecond);

/** Cores that so many calls a second keep as busy as they may be. */
export const coresFor = (perSecond: number, work: number | null): number | null =>
  work === null ? null : (perSecond * work) / 1e6 / assumptions.busy;

import type { Database } from 'better-sqlite3';
import type { Windows } from '../port.ts';
import { openFile } from './connection.ts';
import { groupCommit } from './group-commit.ts';

/** Windows that several processes of one machine share. */
export interface SharedWindows extends Windows {
  close(): void;
}

const second = 1_000;

type Call = readonly [key: string, limit: number];

/** The last calls of each key, numbered without gaps, so that any of them is found at once. */
const table = `create table if not exists windows
  (key text, number integer, time real, primary key (key, number)) without rowid`;

/**
 * WH-R043, WH-A30: exact sliding windows in a file; see `../windows.ts` for those in memory, which
 * are faster. The file is worth nothing once the processes have ended, and is not to outlive the
 * machine's uptime: times are those of its clock, taken while nobody else writes.
 */
export function openSharedWindows(file: string, elapsed = machineTime): SharedWindows {
  const raw = openFile(file);
  raw.pragma('synchronous = OFF');
  raw.exec(table);
  const { newest, timeOf, add, forget } = statements(raw);
  const admit = groupCommit<Call, boolean>(raw, ([key, limit]) => {
    if (limit < 1) return false;
    const [now, last] = [elapsed(), newest.get(key) ?? 0];
    const before = timeOf.get(key, last - limit + 1) ?? Number.NEGATIVE_INFINITY;
    if (now - before < second) return false;
    add.run(key, last + 1, now);
    forget.run(key, last - limit + 1);
    return true;
  });
  return {
    admit: (key, limit) => admit([key, limit]),
    close: () => void raw.close(),
  };
}

type Numbered = [key: string, number: number];

const statements = (raw: Database) => ({
  newest: raw.prepare<[string], number>('select max(number) from windows where key = ?').pluck(),
  timeOf: raw
    .prepare<Numbered, number>('select time from windows where key = ? and number = ?')
    .pluck(),
  add: raw.prepare<[...Numbered, time: number]>('insert into windows values (?, ?, ?)'),
  forget: raw.prepare<Numbered>('delete from windows where key = ? and number <= ?'),
});

/** Milliseconds since the machine started: all its processes read the same clock. */
const machineTime = (): number => Number(process.hrtime.bigint()) / 1e6;

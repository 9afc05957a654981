import type { Database } from 'better-sqlite3';
import type { Windows } from '../port.ts';
import { openFile } from './connection.ts';
import { commitGroups } from './group-commit.ts';

/** Windows that several processes of one machine share. */
export interface SharedWindows extends Windows {
  close(): void;
}

const second = 1_000;

type Call = readonly [key: string, limit: number];

/** How many calls of each key were ever admitted, up to the moments when some were. */
const table = `create table if not exists windows
  (key text, time real, admitted integer, primary key (key, time)) without rowid`;

/**
 * WH-R043, WH-A30: exact sliding windows in a file; see `../windows.ts` for those in memory, which
 * are faster. Calls that came in one turn have one time and one row, so that the more of them there
 * are the less each costs. The file is worth nothing once the processes have ended, and is not to
 * outlive the machine's uptime: times are those of its clock, taken while nobody else writes.
 */
export function openSharedWindows(file: string, elapsed = machineTime): SharedWindows {
  const raw = openFile(file);
  raw.pragma('synchronous = OFF');
  raw.exec(table);
  const open = opening(raw);
  const admit = commitGroups<Call, boolean>(
    raw,
    (calls) => {
      const [now, windows] = [elapsed(), new Map<string, Window>()];
      const results = calls.map(([key, limit]) => {
        const window = windows.get(key) ?? open(key, now);
        windows.set(key, window);
        return window.admit(limit);
      });
      for (const window of windows.values()) window.keep();
      return results;
    },
    0,
  );
  return {
    admit: (key, limit) => admit([key, limit]),
    close: () => void raw.close(),
  };
}

/** The calls of one key within the last second. */
interface Window {
  admit(limit: number): boolean;
  /** Writes down what was admitted since it was opened. */
  keep(): void;
}

interface Count {
  readonly time: number;
  readonly admitted: number;
}

function opening(raw: Database): (key: string, now: number) => Window {
  const { upTo, add, forget } = statements(raw);
  return (key, now) => {
    const newest = upTo.get(key, now)?.admitted ?? 0;
    const past = upTo.get(key, now - second);
    let admitted = newest;
    return {
      admit(limit) {
        if (admitted - (past?.admitted ?? 0) >= limit) return false;
        admitted += 1;
        return true;
      },
      keep() {
        if (admitted > newest) add.run(key, now, admitted);
        // The last count before the window tells where it begins.
        if (past) forget.run(key, past.time);
      },
    };
  };
}

type Moment = [key: string, time: number];

const statements = (raw: Database) => ({
  upTo: raw.prepare<Moment, Count>(
    'select time, admitted from windows where key = ? and time <= ? order by time desc limit 1',
  ),
  add: raw.prepare<[...Moment, admitted: number]>(
    `insert into windows values (?, ?, ?)
     on conflict do update set admitted = excluded.admitted`,
  ),
  forget: raw.prepare<Moment>('delete from windows where key = ? and time < ?'),
});

/** Milliseconds since the machine started: all its processes read the same clock. */
const machineTime = (): number => Number(process.hrtime.bigint()) / 1e6;

import SQLite, { type Database } from 'better-sqlite3';

/** Whether a statement failed because another process holds the file. */
export const isBusy = (error: unknown): boolean =>
  error instanceof SQLite.SqliteError && error.code === 'SQLITE_BUSY';

/** Something to write, who waits for its result, and until when. */
interface Waiting<Input, Output> {
  readonly input: Input;
  readonly until: number;
  readonly resolve: (result: Output) => void;
  readonly reject: (error: unknown) => void;
}

/** Milliseconds that what must not get lost waits while another process, as an import, writes. */
export const patience = 5_000;

/** Milliseconds between two attempts to get hold of a file that another process writes to. */
const pause = 20;

/**
 * Writes what arrived in one turn of the event loop in one transaction, because under load the
 * commit costs more than the write. Nobody gets a result before it is committed. If another
 * process holds the file, each input waits for it up to `patience` milliseconds more, and the
 * event loop does not.
 */
export function groupCommit<Input, Output>(
  raw: Database,
  write: (input: Input) => Output,
  patience = 0,
): (input: Input) => Promise<Output> {
  return commitGroups(raw, (inputs) => inputs.map(write), patience);
}

/** The same where one piece of work writes all inputs of a group. */
export function commitGroups<Input, Output>(
  raw: Database,
  writeAll: (inputs: readonly Input[]) => readonly Output[],
  patience: number,
): (input: Input) => Promise<Output> {
  let waiting: Waiting<Input, Output>[] = [];
  const commit = raw.transaction((group: readonly Waiting<Input, Output>[]) => {
    const outputs = writeAll(group.map(({ input }) => input));
    return group.map(
      ({ resolve }, index) =>
        () =>
          resolve(outputs[index] as Output),
    );
  });

  function flush() {
    const group = waiting;
    try {
      const tell = commit.immediate(group);
      waiting = [];
      for (const resolved of tell) resolved();
    } catch (error) {
      const now = performance.now();
      waiting = isBusy(error) ? group.filter(({ until }) => until > now) : [];
      for (const one of group) if (!waiting.includes(one)) one.reject(error);
      if (waiting.length > 0) setTimeout(flush, pause);
    }
  }

  return (input) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ input, until: performance.now() + patience, resolve, reject });
    });
}

import type { Database } from 'better-sqlite3';

/** Something to write, and who waits for its result. */
interface Waiting<Input> {
  readonly input: Input;
  readonly resolve: (result: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes what arrived in one turn of the event loop in one transaction, because under load the
 * commit costs more than the write. Nobody gets a result before it is committed.
 */
export function groupCommit<Input>(
  raw: Database,
  write: (input: Input) => boolean,
): (input: Input) => Promise<boolean> {
  let waiting: Waiting<Input>[] = [];
  const writeAll = raw.transaction((inputs: readonly Input[]) => inputs.map(write));

  function flush() {
    const group = waiting;
    waiting = [];
    try {
      const results = writeAll.immediate(group.map(({ input }) => input));
      group.forEach(({ resolve }, index) => {
        resolve(results[index] ?? false);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return (input) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ input, resolve, reject });
    });
}

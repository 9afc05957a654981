/** Something to write, and who waits for what becomes of it. */
interface Waiting<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (error: unknown) => void;
}

/** How many go together at most, so that one transaction stays short. */
const most = 200;

/**
 * Writes one group after the other: while one is on its way, the next gathers. If a group fails,
 * all in it are told.
 */
export function inTurn<Input, Output>(
  write: (inputs: readonly Input[]) => Promise<readonly Output[]>,
): (input: Input) => Promise<Output> {
  const waiting: Waiting<Input, Output>[] = [];
  let busy = false;

  async function writeAll() {
    busy = true;
    while (waiting.length > 0) await written(waiting.splice(0, most), write);
    busy = false;
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (!busy) writeAll();
    });
}

async function written<Input, Output>(
  group: readonly Waiting<Input, Output>[],
  write: (inputs: readonly Input[]) => Promise<readonly Output[]>,
) {
  try {
    const outputs = await write(group.map(({ input }) => input));
    // There is one output for each input.
    for (const [index, { resolve }] of group.entries()) resolve(outputs[index] as Output);
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}

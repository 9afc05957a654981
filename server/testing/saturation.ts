/** What became of a call to something that lets so many pass in a second, by its caller's clock. */
export interface TimedCall {
  readonly sent: number;
  readonly answered: number;
  readonly passed: boolean;
}

/** Makes calls for so many milliseconds without a pause, from nine callers. */
export async function saturate(
  milliseconds: number,
  call: (caller: number) => Promise<boolean>,
): Promise<readonly TimedCall[]> {
  const end = performance.now() + milliseconds;
  const callers = Array.from({ length: 9 }, async (_, caller) => {
    const calls: TimedCall[] = [];
    while (performance.now() < end) {
      const sent = performance.now();
      const passed = await call(caller);
      calls.push({ sent, answered: performance.now(), passed });
    }
    return calls;
  });
  return (await Promise.all(callers)).flat();
}

/**
 * The most calls that passed within one second for certain: each was decided at some moment between
 * its sending and its answer, so how busy the machine is does not matter.
 */
export function mostWithinASecond(calls: readonly TimedCall[]): number {
  const passed = calls.filter((one) => one.passed);
  const counts = passed.map(
    ({ sent: begin }) =>
      passed.filter(({ sent, answered }) => sent >= begin && answered < begin + 1_000).length,
  );
  return Math.max(0, ...counts);
}

/** The fewest calls that can have passed in the second before one that did not; 0 if all passed. */
export function fewestBeforeARefusal(calls: readonly TimedCall[]): number {
  const passed = calls.filter((one) => one.passed);
  const refused = calls.filter((one) => !one.passed);
  const counts = refused.map(
    (one) =>
      passed.filter(({ sent, answered }) => answered > one.sent - 1_000 && sent < one.answered)
        .length,
  );
  return counts.length === 0 ? 0 : Math.min(...counts);
}

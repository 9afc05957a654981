import type { JudgedRun } from './judged-run.ts';
import type { Surroundings, Variant } from './mutant.ts';

/** A conforming server that was failed, and by which checks or with which exit code. */
export interface Alarm {
  readonly name: string;
  readonly findings: readonly string[];
}

export interface AlarmInput<Around extends Surroundings> {
  readonly variants: readonly Variant<Around>[];
  /** How many oddities one server may show together. */
  readonly atOnce: number;
  readonly judge: (together: readonly Variant<Around>[]) => Promise<JudgedRun>;
}

/**
 * Judges all variants. Where several at once are failed, each is judged by itself, because two
 * oddities may add up to a mistake.
 */
export async function raisedAlarms<Around extends Surroundings>({
  variants,
  atOnce,
  judge,
}: AlarmInput<Around>): Promise<readonly Alarm[]> {
  const alarms: Alarm[] = [];
  const alarmOf = async (one: Variant<Around>) => ({
    name: one.name,
    findings: findingsOf(await judge([one])),
  });
  for (const together of dealt(variants, atOnce)) {
    const isQuiet = together.length > 1 && findingsOf(await judge(together)).length === 0;
    for (const one of isQuiet ? [] : together) alarms.push(await alarmOf(one));
  }
  return alarms;
}

export const isAlarm = ({ findings }: Alarm): boolean => findings.length > 0;

const findingsOf = ({ failed, exitCode }: JudgedRun): readonly string[] => [
  ...failed.map(({ id }) => id),
  ...(exitCode === 0 ? [] : [`exit ${exitCode}`]),
];

/** Spread over groups like cards, because neighbours in a list often touch the same thing. */
function dealt<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const groups = Math.ceil(items.length / size);
  return Array.from({ length: groups }, (_, group) =>
    items.filter((_, index) => index % groups === group),
  );
}

import { inBoth, type Text } from '../../spec/language.ts';
import type { Fault } from './fault.ts';
import type { Stage } from './stage.ts';
import type { Strand } from './strand.ts';
import { strandsOn } from './strands/index.ts';
import type { Skipped } from './table.ts';
import { sumOf } from './told.ts';
import { comparisons, type Trial, tryOut } from './trial.ts';

/** A stage, what it needs, and what is done to it. */
export interface Act<S extends Stage> {
  readonly where: Text;
  /** Gives none where something for it is missing, which `needs` names. */
  readonly open: (logs?: string) => Promise<S | undefined>;
  readonly needs: Text;
  readonly faults: readonly Fault<S>[];
}

export interface Played {
  readonly trials: readonly Trial[];
  readonly skipped: readonly Skipped[];
}

/** Where the logs of the servers go, and who stops them if the run is broken off. */
export interface Backstage {
  readonly logs: string | undefined;
  readonly onOpen: (stop: () => Promise<void>) => void;
}

/** Tries out one fault after the other, and compares all that was told once more at the end. */
export async function play<S extends Stage>(
  { where, open, needs, faults }: Act<S>,
  { logs, onOpen }: Backstage,
): Promise<Played> {
  if (faults.length === 0) return { trials: [], skipped: [] };
  say(where);
  const stage = await open(logs);
  if (!stage) {
    return {
      trials: [],
      skipped: faults.map(({ name }) => ({ name: at(where, name), why: needs })),
    };
  }
  onOpen(stage.stop);
  const [trials, all]: [Trial[], Strand[]] = [[], []];
  try {
    for (const fault of faults) {
      say(fault.name);
      const strands = await strandsOn(stage);
      all.push(...strands);
      trials.push({ ...(await tryOut(fault, stage, strands)), name: at(where, fault.name) });
    }
    say(again);
    trials.push({ ...noCalls, ...sumOf(await comparisons(all)), name: at(where, again) });
    return { trials, skipped: [] };
  } finally {
    await stage.stop();
  }
}

const again = { zh: '最后再全部核对一次', en: 'all compared once more at the end' };
const noCalls = { counts: { right: 0, refused: 0, silent: 0 }, seconds: 0, findings: [] };

const at = (where: Text, name: Text): Text => ({
  zh: `${where.zh}：${name.zh}`,
  en: `${where.en}: ${name.en}`,
});

/** Whoever waits for minutes wants to see what goes on. */
function say(text: Text): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${inBoth(text)}\n`);
}

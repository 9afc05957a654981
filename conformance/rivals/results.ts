import { keyOf } from './complaint.ts';
import { references } from './play.ts';
import { kept, type RawResult, type Which } from './raw.ts';
import type { Repertoire } from './stage.ts';
import type { Tool } from './tool.ts';
import { complaintsIn } from './verdict.ts';

/** Complaints of one run that are written down, and characters of each. */
const most = { complaints: 5, characters: 240 } as const;

/**
 * `conformance/rivals/results.jsonl`: a line for each run of each tool, with how it ended and the
 * first things it complained of, without what differs from run to run. The whole output, which is
 * hundreds of megabytes, stays in `raw/` where the tools ran.
 */
export function resultLines(
  run: string,
  repertoires: readonly Repertoire[],
  tools: readonly Tool[],
): string {
  return repertoires
    .flatMap(({ contract, cases }) =>
      tools.flatMap((tool) => runsOf(tool, cases, { run, contract, tool: tool.name })),
    )
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

function runsOf(tool: Tool, cases: Repertoire['cases'], place: Omit<Which, 'mode' | 'name'>) {
  const names = namesIn(cases);
  return tool.modes.flatMap((mode) =>
    names.flatMap((name) => {
      const result = kept({ ...place, mode, name });
      const { contract, tool: by } = place;
      return result ? [{ contract, tool: by, mode, case: name, ...told(tool, result) }] : [];
    }),
  );
}

function told(tool: Tool, result: RawResult) {
  const { seconds, requests, exitCode, cut } = result;
  const complaints = complaintsIn(tool, result).map(keyOf);
  const first = complaints.slice(0, most.complaints).map(shortened);
  const took = Number(seconds.toFixed(1));
  return { seconds: took, requests, exitCode, cut, complaints: complaints.length, first };
}

const namesIn = (cases: Repertoire['cases']): readonly string[] => [
  ...Array.from({ length: references.drawn }, (_, index) => `reference-${index}`),
  ...cases.map(({ name }) => name).filter((name) => name !== 'reference'),
];

const shortened = (text: string): string => text.slice(0, most.characters);

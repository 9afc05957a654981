import { type Complaint, distinct, keyOf } from './complaint.ts';
import { kept, type RawResult, type Which } from './raw.ts';
import type { Case } from './stage.ts';
import type { Mode, Tool } from './tool.ts';

/** What one tool made of one mutant or variant. */
export interface Verdict {
  readonly case: Case;
  /** What it says here and says of no run of the unchanged reference. */
  readonly fresh: readonly Complaint[];
  readonly located: boolean;
  readonly clause: boolean;
  readonly requests: number;
  readonly seconds: number;
}

/** What one tool made of one contract. */
export interface Standing {
  readonly tool: Tool;
  readonly mode: Mode;
  readonly mutants: readonly Verdict[];
  readonly variants: readonly Verdict[];
  /** Everything it says of the unchanged reference. */
  readonly ofReference: readonly Complaint[];
  /** How often it was run on the reference. */
  readonly references: number;
  /** How many runs the budget ended, of how many. */
  readonly cut: number;
  readonly runs: number;
}

type Place = Omit<Which, 'name'>;

/** Reads the raw results of one tool; cases that were not run are left out. */
export function standing(tool: Tool, place: Place, cases: readonly Case[]): Standing {
  const references = referenceRuns(place);
  const ofReference = distinct(references.flatMap((result) => complaintsIn(tool, result)));
  const known = new Set(ofReference.map(keyOf));
  const verdicts = cases.flatMap((one) => {
    const result = kept({ ...place, name: one.name });
    return result ? [verdictOn(tool, one, result, known)] : [];
  });
  const results = cases.flatMap(({ name }) => kept({ ...place, name }) ?? []);
  const all = [...references, ...results];
  return {
    ...{ tool, mode: place.mode, ofReference },
    mutants: verdicts.filter((verdict) => verdict.case.class !== 'variant'),
    variants: verdicts.filter((verdict) => verdict.case.class === 'variant'),
    references: references.length,
    cut: all.filter(({ cut }) => cut).length,
    runs: all.length,
  };
}

/** `reference-0` and on, as many as there are. */
function referenceRuns(place: Place): readonly RawResult[] {
  return Array.from({ length: 200 }, (_, number) =>
    kept({ ...place, name: `reference-${number}` }),
  ).filter((result) => result !== undefined);
}

function verdictOn(tool: Tool, one: Case, result: RawResult, known: ReadonlySet<string>): Verdict {
  const fresh = complaintsIn(tool, result).filter((complaint) => !known.has(keyOf(complaint)));
  const { requests, seconds } = result;
  return {
    ...{ case: one, fresh, requests, seconds },
    located: fresh.some((complaint) => isAbout(complaint, one)),
    clause: one.requirements.some((id) => fresh.some(({ says }) => says.includes(id))),
  };
}

/** A tool that was ended before it wrote its report, or broke down, says nothing. */
export function complaintsIn(tool: Tool, { output }: RawResult): readonly Complaint[] {
  if (tool.report && !output.trimEnd().endsWith('}')) return [];
  return distinct(tool.complaints(output));
}

/** The same rule for all tools: the words name the operation, and the field if there is one. */
function isAbout({ where, says }: Complaint, { places = [], field }: Case): boolean {
  const words = `${where} ${says}`.toLowerCase();
  const isPlace =
    places.length === 0 || places.some((place) => words.includes(place.toLowerCase()));
  return isPlace && (field === undefined || words.includes(field.toLowerCase()));
}

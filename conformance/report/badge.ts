import type { Report } from './report.ts';
import { isWaived } from './waiver-words.ts';
import { type ConclusionKind, conclusions, conclusionWords, wordOf } from './words.ts';

/** What shields.io and its like draw a badge from: https://shields.io/badges/endpoint-badge. */
export interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
}

const colours: Readonly<Record<ConclusionKind, string>> = {
  conforming: 'brightgreen',
  advised: 'green',
  failed: 'red',
  unfinished: 'lightgrey',
};

/** Recorded traffic without a fault is no proof, nor is a part of the checks. */
const others = { 0: 'blue', 1: colours.failed, 3: colours.unfinished } as const;

/** The conclusion as a badge, in both languages; what is waived does not count, but is said. */
export const badgeOf = (report: Report): Badge => ({
  schemaVersion: 1,
  label: `qiyue ${report.contract.id}`,
  message: wordOf(report) + waivedIn(report),
  color: colourOf(report),
});

function waivedIn(report: Report): string {
  const { length } = report.results.filter((check) => isWaived(report, check));
  return length === 0 ? '' : ` · 豁免 ${length} (${length} waived)`;
}

function colourOf({ conclusion: { word, exitCode }, results, available }: Report): string {
  if (results.length < available) return others[exitCode];
  const kind = conclusions.find((one) => conclusionWords[one].en === word.en);
  return kind === undefined ? others[exitCode] : colours[kind];
}

/** The text of `badge.json`. */
export const badge = (report: Report): string => `${JSON.stringify(badgeOf(report), null, 2)}\n`;

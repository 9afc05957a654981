import { inBoth, type Language, type Text } from '../../spec/language.ts';
import { findingsTable } from './markdown-findings.ts';
import {
  attestationTable,
  comparisonLines,
  leftBehindLines,
  openLines,
  profileTable,
  waiverTable,
} from './markdown-sections.ts';
import { plain, section, table } from './markdown-text.ts';
import { summaryWords as words } from './markdown-words.ts';
import type { Report } from './report.ts';
import { labels, outcomeWords, partOf, verdicts } from './words.ts';

/**
 * `summary.md`: what a CI shows of a run. The verdict is in both languages, the rest in the given
 * one. No text of the endpoint can act as markup.
 */
export function markdown(report: Report, language: Language): string {
  const sections: readonly (readonly [Text, readonly string[]])[] = [
    [labels.findings, findingsTable(report, language)],
    [words.open, openLines(report, language)],
    [words.waivers, waiverTable(report, language)],
    [words.comparison, comparisonLines(report, language)],
    [labels.profile, profileTable(report, language)],
    [labels.leftBehind, leftBehindLines(report, language)],
    [words.attestation, attestationTable(report, language)],
  ];
  return [
    `# ${inBoth(report.conclusion.word)}`,
    '',
    ...headLines(report, language),
    ...sections.flatMap(([heading, lines]) => section(heading[language], lines)),
  ].join('\n');
}

function headLines(report: Report, language: Language): readonly string[] {
  const { contract, target, startedAt, duration, requests, results, available, counts } = report;
  const facts: readonly (readonly [Text, string])[] = [
    [words.contract, plain(contract.title[language])],
    [words.target, `${plain(target.name)} · ${plain(target.url)}`],
    [words.began, plain(startedAt)],
    [words.took, `${(duration / 1000).toFixed(1)} s`],
    [words.requests, requests === 0 ? '–' : String(requests)],
    [words.checks, partOf(results.length, available)?.[language] ?? String(results.length)],
  ];
  const head = verdicts.map((verdict) => outcomeWords[verdict][language]);
  return [
    ...table(
      facts.map(([label]) => label[language]),
      [facts.map(([, value]) => value)],
    ),
    ...table(head, [verdicts.map((verdict) => String(counts[verdict]))]),
  ];
}

import type { Language, Text } from '../../spec/language.ts';
import { changes, changeWords } from './comparison-words.ts';
import { of } from './findings.ts';
import { leftBehindAdvice } from './left-behind-words.ts';
import { leftOpen } from './left-open.ts';
import { plain, plainLine, table } from './markdown-text.ts';
import { moreWords, summaryWords as words } from './markdown-words.ts';
import { operationName } from './operation-name.ts';
import type { Report } from './report.ts';
import { waiverWords } from './waiver-words.ts';
import { labels, leftBehindCount } from './words.ts';

/** What a list shows at most. */
const most = 20;

/** Why something was not decided; what the target did not claim is no open question. */
export function openLines(report: Report, language: Language): readonly string[] {
  const errors = of(report, 'error').map(
    ({ id, reason }) => `${plain(id)}: ${plainLine(reason?.[language] ?? '')}`,
  );
  const others = leftOpen(report).map(
    ({ reason, checks }) => `${plainLine(reason[language])} (${checks.length})`,
  );
  return listed([...errors, ...others], language);
}

/** Each waiver with its reason, and whether it still holds. */
export const waiverTable = ({ waivers }: Report, language: Language): readonly string[] =>
  table(
    [words.waivers, words.state, labels.reason, words.owner, words.expires].map(
      (text) => text[language],
    ),
    waivers.map(({ waives, state, reason, owner, expires }) => [
      plain(waives),
      waiverWords[state][language],
      ...[reason, owner, expires].map(plain),
    ]),
  );

/** What has changed since the earlier run; what has not is among the findings. */
export function comparisonLines({ comparison }: Report, language: Language): readonly string[] {
  if (comparison === null) return [];
  return changes.flatMap((change) => {
    const ids = comparison[change];
    const shown = change === 'still' ? [] : listed(ids.map(plain), language);
    const head = `- ${changeWords[change][language]}: ${ids.length}`;
    return [head, ...shown.map((line) => `  ${line}`)];
  });
}

/** The tolerated variants that were seen. */
export const profileTable = ({ profile }: Report, language: Language): readonly string[] =>
  table(
    [words.reading, words.seen, words.operations].map((text) => text[language]),
    profile.map(({ reading, says, operations }) => [
      plain(reading),
      plain(says[language]),
      plain(operations.map((name) => operationName(name)[language]).join(', ')),
    ]),
  );

/** How much the endpoint has kept, and what may be done about it. */
export const leftBehindLines = ({ leftBehind }: Report, language: Language): readonly string[] =>
  leftBehind.length === 0
    ? []
    : [
        `${leftBehindCount(leftBehind.length)[language]}.`,
        ...leftBehindAdvice(leftBehind).map((says) => says[language]),
      ];

/** Who proved what of which endpoint, and when. */
export function attestationTable({ attestation }: Report, language: Language): readonly string[] {
  const { target, tester, finishedAt, contractSha256, planSha256, resultsSha256 } = attestation;
  const rows: readonly (readonly [Text, string])[] = [
    [words.target, target],
    [words.tester, tester],
    [words.finished, finishedAt],
    [words.contractHash, contractSha256],
    [words.planHash, planSha256],
    [words.resultsHash, resultsSha256],
  ];
  return table(
    [words.attestation[language], 'qiyue report verify'],
    rows.map(([label, value]) => [label[language], plain(value)]),
  );
}

function listed(lines: readonly string[], language: Language): readonly string[] {
  const more = lines.length > most ? [moreWords(lines.length - most)[language]] : [];
  return [...lines.slice(0, most), ...more].map((line) => `- ${line}`);
}

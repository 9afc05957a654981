import { clauseNumber } from '../../spec/clause-number.ts';
import type { Language } from '../../spec/language.ts';
import type { CheckResult } from '../result.ts';
import { type Cited, cited, failures } from './findings.ts';
import { plain, table } from './markdown-text.ts';
import { moreWords, summaryWords } from './markdown-words.ts';
import type { Report } from './report.ts';
import { isWaived } from './waiver-words.ts';
import { labels, severityWords } from './words.ts';

/** A CI cuts a long summary off without saying so. */
const most = 50;

/** The failed checks, the gravest first, each with what it is about and what was seen. */
export function findingsTable(report: Report, language: Language): readonly string[] {
  const { finding, checks, clause, weight } = summaryWords;
  const { requirement, expected, actual } = labels;
  const head = [finding, checks, requirement, clause, expected, actual, weight];
  const register = cited(report);
  const found = failures(report);
  const rows = found.slice(0, most).map((check) => {
    const says = severityWords[check.severity][language];
    const waived = `${says}, ${summaryWords.waived[language]}`;
    return [...cellsOf(check, register, language), isWaived(report, check) ? waived : says];
  });
  return [
    ...table(
      head.map((text) => text[language]),
      rows,
    ),
    ...(found.length > most ? [moreWords(found.length - most)[language], ''] : []),
  ];
}

function cellsOf(
  check: CheckResult,
  register: ReadonlyMap<string, Cited>,
  language: Language,
): readonly string[] {
  const { id, finding, title, requirements, difference } = check;
  const clauses = requirements.map((one) => clauseNumber(register.get(one)?.chapter.clause ?? ''));
  return [
    finding === null ? '' : `\`${finding}\``,
    `${plain(title[language])}<br>${plain(id)}`,
    plain(requirements.join(', ')),
    plain([...new Set(clauses)].filter(Boolean).join(', ')),
    plain(difference?.expected[language] ?? ''),
    plain(difference?.actual[language] ?? ''),
  ];
}

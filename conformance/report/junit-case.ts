import type { Language, Text } from '../../spec/language.ts';
import type { CheckResult } from '../result.ts';
import { unfinishedSays } from './left-open.ts';
import type { AppliedWaiver, Report } from './report.ts';
import { isWaived, waiverOf, waiverSays } from './waiver-words.ts';
import { labels, outcomeWords, severityWords, wordOf } from './words.ts';
import { attributes, escaped } from './xml.ts';

export interface CaseContext {
  readonly report: Report;
  readonly classname: string;
  readonly language: Language;
}

/** One check as a test case. */
export function caseXml(check: CheckResult, context: CaseContext): string {
  const { classname, language } = context;
  const name = `${check.id} ${check.title[language]}`;
  const time = seconds(durationOf(check));
  const content = [outcomeXml(check, context), warningsXml(check, language)].filter(Boolean);
  const head = `    <testcase ${attributes({ name, classname, time })}`;
  return content.length === 0
    ? `${head}/>`
    : [`${head}>`, ...content, '    </testcase>'].join('\n');
}

/** A stale or expired waiver as a failed test case: it fails the run, so it must fail a build. */
export function waiverXml(waiver: AppliedWaiver, { classname, language }: CaseContext): string {
  const says = waiverSays(waiver)[language];
  return [
    `    <testcase ${attributes({ name: waiver.waives, classname, time: seconds(0) })}>`,
    `      <failure ${attributes({ message: says, type: `waiver ${waiver.state}` })}/>`,
    '    </testcase>',
  ].join('\n');
}

/** A run without a verdict as a test case in error: what reads only this file must not be green. */
export function unfinishedXml({ report, classname, language }: CaseContext): string {
  const message = unfinishedSays(report)[language];
  const type = report.conclusion.word.en;
  return [
    `    <testcase ${attributes({ name: wordOf(report), classname, time: seconds(0) })}>`,
    `      <error ${attributes({ message, type })}/>`,
    '    </testcase>',
  ].join('\n');
}

/** What failed and must yet not turn a build red: a wish that is not met, or what is waived. */
export const isExcused = (check: CheckResult, report: Report): boolean =>
  check.verdict === 'fail' && (check.severity !== 'must' || isWaived(report, check));

function outcomeXml(check: CheckResult, context: CaseContext): string {
  const { report, language } = context;
  const reason = check.reason?.[language] ?? '';
  const message = check.blockedBy === null ? reason : `${reason} (${check.blockedBy})`;
  switch (check.verdict) {
    case 'fail':
      return isExcused(check, report) ? excusedXml(check, context) : failureXml(check, language);
    case 'error':
      return `      <error ${attributes({ message: reason, type: 'error' })}/>`;
    case 'skipped':
    case 'blocked':
      return `      <skipped ${attributes({
        message: `${outcomeWords[check.verdict][language]}: ${message}`,
      })}/>`;
    default:
      return '';
  }
}

function excusedXml(check: CheckResult, { report, language }: CaseContext): string {
  const waiver = isWaived(report, check) ? waiverOf(report, check) : null;
  const why = waiver ? waiverSays(waiver) : severityWords[check.severity];
  const message = `${why[language]}: ${differenceOf(check, language)}`;
  return `      <skipped ${attributes({ message })}>${escaped(detailOf(check, language))}</skipped>`;
}

function failureXml(check: CheckResult, language: Language): string {
  const message = differenceOf(check, language);
  const type = `${check.severity} ${severityWords[check.severity][language]}`;
  const body = escaped(detailOf(check, language));
  return `      <failure ${attributes({ message, type })}>${body}</failure>`;
}

const differenceOf = ({ difference }: CheckResult, language: Language): string =>
  `${difference?.expected[language] ?? ''} ≠ ${difference?.actual[language] ?? ''}`;

function detailOf(
  { finding, requirements, difference, exchanges }: CheckResult,
  language: Language,
) {
  const line = (label: Text, value: string | null | undefined): string[] =>
    value ? [`${label[language]}: ${value}`] : [];
  return [
    ...line(findingLabel, finding),
    ...line(labels.requirement, requirements.join(' ')),
    ...line(labels.expected, difference?.expected[language]),
    ...line(labels.actual, difference?.actual[language]),
    ...line(labels.at, difference?.at),
    ...line(labels.advice, difference?.advice?.[language]),
    ...line(labels.reproduce, exchanges[difference?.exchange ?? -1]?.curl),
  ].join('\n');
}

const findingLabel: Text = { zh: '编号', en: 'Finding' };

function warningsXml({ warnings }: CheckResult, language: Language): string {
  if (warnings.length === 0) return '';
  const lines = warnings.map(
    ({ reading, says, at }) => `${reading} ${says[language]}${at === null ? '' : ` ${at}`}`,
  );
  return `      <system-out>${escaped(lines.join('\n'))}</system-out>`;
}

/** Milliseconds that the exchanges of a check took. */
export const durationOf = (check: CheckResult): number =>
  check.exchanges.reduce((sum, exchange) => sum + exchange.duration, 0);

/** Milliseconds as the format has them. */
export const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

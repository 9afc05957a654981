import { clauseNumber } from '../../spec/clause-number.ts';
import { inBoth, type Language, type Text } from '../../spec/language.ts';
import type { CheckResult } from '../result.ts';
import type { Report } from './report.ts';
import { labels, outcomeWords, severityWords } from './words.ts';
import { attributes, escaped } from './xml.ts';

interface Suite {
  readonly name: string;
  readonly clause: string;
  readonly checks: readonly CheckResult[];
  /** The requirements of the clause that no check reaches, with the reason. */
  readonly unreached: readonly string[];
  readonly properties: readonly Property[];
}

interface Property {
  readonly name: string;
  readonly value: string;
}

const elsewhere: Text = { zh: '不属于任何条款', en: 'belongs to no clause' };

/**
 * JUnit XML: a suite per clause in the order of the document, each check once, in the clause of its
 * most specific requirement. What no check reaches stands in the suite's `system-out`. The format
 * has properties for suites only, so those of the run stand in the first.
 */
export function junit(report: Report, language: Language): string {
  const suites = suitesOf(report, language).map((suite) => suiteXml(suite, report, language));
  const name = `${report.contract.id} · ${inBoth(report.conclusion.word)}`;
  const facts = { name, ...totals(report.results), time: seconds(report.duration) };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes(facts)}>`,
    ...suites,
    '</testsuites>\n',
  ].join('\n');
}

function suitesOf(report: Report, language: Language): readonly Suite[] {
  const home = new Map(
    report.chapters.flatMap(({ clause, requirements }) =>
      requirements.map(({ id }) => [id, clause] as const),
    ),
  );
  const clauseOf = (check: CheckResult): string =>
    check.requirements.map((id) => home.get(id)).find((clause) => clause !== undefined) ?? '';
  const checks = Map.groupBy(report.results, clauseOf);
  const suites = report.chapters.map(({ clause, title, requirements }, index) => ({
    name: `${clauseNumber(clause)} ${title[language]}`,
    clause,
    checks: checks.get(clause) ?? [],
    unreached: requirements
      .filter(({ verdict }) => verdict === null)
      .map(({ id, reason }) => `${id} ${outcomeWords.unreached[language]}: ${reason?.[language]}`),
    properties: index === 0 ? propertiesOf(report, language) : [],
  }));
  const homeless = checks.get('') ?? [];
  const nothing = { unreached: [], properties: [] };
  const rest = { name: elsewhere[language], clause: '', checks: homeless, ...nothing };
  return homeless.length > 0 ? [...suites, rest] : suites;
}

/** The deviation profile, and what the endpoint has kept. */
function propertiesOf(report: Report, language: Language): readonly Property[] {
  const seen = report.profile.map(({ reading, says, operations }) => ({
    name: `profile ${reading}`,
    value: `${says[language]} — ${operations.join(', ')}`,
  }));
  const kept = report.leftBehind.map(({ operation, name, value }) => ({
    name: `leftBehind ${operation} ${name}`,
    value,
  }));
  return [...seen, ...kept];
}

function suiteXml(suite: Suite, report: Report, language: Language): string {
  const { name, clause, checks, unreached, properties } = suite;
  const time = seconds(checks.reduce((sum, check) => sum + durationOf(check), 0));
  const facts = { name, ...totals(checks), time, timestamp: report.startedAt };
  const group = `${report.contract.id}.${clause || '-'}`;
  return [
    `  <testsuite ${attributes(facts)}>`,
    ...propertiesXml(properties),
    ...checks.map((check) => caseXml(check, group, language)),
    ...(unreached.length > 0
      ? [`    <system-out>${escaped(unreached.join('\n'))}</system-out>`]
      : []),
    '  </testsuite>',
  ].join('\n');
}

const propertiesXml = (all: readonly Property[]): readonly string[] => {
  const lines = all.map(({ name, value }) => `      <property ${attributes({ name, value })}/>`);
  return lines.length === 0 ? [] : ['    <properties>', ...lines, '    </properties>'];
};

function caseXml(check: CheckResult, classname: string, language: Language): string {
  const name = `${check.id} ${check.title[language]}`;
  const time = seconds(durationOf(check));
  const content = [outcomeXml(check, language), warningsXml(check, language)].filter(Boolean);
  const head = `    <testcase ${attributes({ name, classname, time })}`;
  return content.length === 0
    ? `${head}/>`
    : [`${head}>`, ...content, '    </testcase>'].join('\n');
}

function outcomeXml(check: CheckResult, language: Language): string {
  const reason = check.reason?.[language] ?? '';
  const message = check.blockedBy === null ? reason : `${reason} (${check.blockedBy})`;
  switch (check.verdict) {
    case 'fail':
      return isAdvice(check) ? adviceXml(check, language) : failureXml(check, language);
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

/** A failed wish does not break conformance, so it must not turn a build red. */
const isAdvice = ({ verdict, severity }: CheckResult): boolean =>
  verdict === 'fail' && severity !== 'must';

function adviceXml({ severity, difference }: CheckResult, language: Language): string {
  const expected = difference?.expected[language] ?? '';
  const actual = difference?.actual[language] ?? '';
  const message = `${severityWords[severity][language]}: ${expected} ≠ ${actual}`;
  return `      <skipped ${attributes({ message })}/>`;
}

function failureXml(check: CheckResult, language: Language): string {
  const { difference } = check;
  const word = (text: Text | null | undefined): string => text?.[language] ?? '';
  const line = (label: Text, value: string | null): string[] =>
    value ? [`${label[language]}: ${value}`] : [];
  const message = `${word(difference?.expected)} ≠ ${word(difference?.actual)}`;
  const body = [
    ...line(labels.requirement, check.requirements.join(' ')),
    ...line(labels.expected, word(difference?.expected)),
    ...line(labels.actual, word(difference?.actual)),
    ...line(labels.at, difference?.at ?? null),
    ...line(labels.advice, word(difference?.advice)),
    ...line(labels.reproduce, check.exchanges[difference?.exchange ?? -1]?.curl ?? null),
  ].join('\n');
  const type = `${check.severity} ${severityWords[check.severity][language]}`;
  return `      <failure ${attributes({ message, type })}>${escaped(body)}</failure>`;
}

function warningsXml(check: CheckResult, language: Language): string {
  if (check.warnings.length === 0) return '';
  const lines = check.warnings.map(
    ({ reading, says, at }) => `${reading} ${says[language]}${at === null ? '' : ` ${at}`}`,
  );
  return `      <system-out>${escaped(lines.join('\n'))}</system-out>`;
}

function totals(checks: readonly CheckResult[]): Record<string, string> {
  const count = (...verdicts: readonly string[]): number =>
    checks.filter((check) => verdicts.includes(check.verdict)).length;
  const advised = checks.filter(isAdvice).length;
  return {
    tests: String(checks.length),
    failures: String(count('fail') - advised),
    errors: String(count('error')),
    skipped: String(count('skipped', 'blocked') + advised),
  };
}

const durationOf = (check: CheckResult): number =>
  check.exchanges.reduce((sum, exchange) => sum + exchange.duration, 0);

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

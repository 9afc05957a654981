import { clauseNumber } from '../../spec/clause-number.ts';
import type { Language, Text } from '../../spec/language.ts';
import type { CheckResult } from '../result.ts';
import { caseXml, durationOf, isExcused, seconds, unfinishedXml, waiverXml } from './junit-case.ts';
import type { Report } from './report.ts';
import { isBroken } from './waiver-words.ts';
import { outcomeWords, wordOf } from './words.ts';
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
const waivers: Text = { zh: '过期或已无用的豁免', en: 'expired and stale waivers' };
const verdict: Text = { zh: '结论', en: 'verdict' };

/**
 * JUnit XML: a suite per clause in the order of the document, each check once, in the clause of its
 * most specific requirement. What no check reaches stands in the suite's `system-out`. The format
 * has properties for suites only, so those of the run stand in the first. Waivers that fail the run
 * have a suite of their own, and so has a run without a verdict: no green without proof.
 */
export function junit(report: Report, language: Language): string {
  const suites = suitesOf(report, language).map((suite) => suiteXml(suite, report, language));
  const name = `${report.contract.id} · ${wordOf(report)}`;
  const counts = totals(report.results, report, {
    failures: report.waivers.filter(isBroken).length,
    errors: isUnfinished(report) ? 1 : 0,
  });
  const facts = { name, ...counts, time: seconds(report.duration) };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes(facts)}>`,
    ...suites,
    ...waiverSuite(report, language),
    ...verdictSuite(report, language),
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
  const facts = { name, ...totals(checks, report), time, timestamp: report.startedAt };
  const classname = `${report.contract.id}.${clause || '-'}`;
  return [
    `  <testsuite ${attributes(facts)}>`,
    ...propertiesXml(properties),
    ...checks.map((check) => caseXml(check, { report, classname, language })),
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

function waiverSuite(report: Report, language: Language): readonly string[] {
  const broken = report.waivers.filter(isBroken);
  if (broken.length === 0) return [];
  const classname = `${report.contract.id}.waivers`;
  const more = { failures: broken.length, errors: 0 };
  const facts = { name: waivers[language], ...totals([], report, more) };
  return [
    `  <testsuite ${attributes({ ...facts, time: seconds(0), timestamp: report.startedAt })}>`,
    ...broken.map((waiver) => waiverXml(waiver, { report, classname, language })),
    '  </testsuite>',
  ];
}

const isUnfinished = ({ conclusion }: Report): boolean => conclusion.exitCode === 3;

function verdictSuite(report: Report, language: Language): readonly string[] {
  if (!isUnfinished(report)) return [];
  const classname = `${report.contract.id}.verdict`;
  const facts = { name: verdict[language], ...totals([], report, { failures: 0, errors: 1 }) };
  return [
    `  <testsuite ${attributes({ ...facts, time: seconds(0), timestamp: report.startedAt })}>`,
    unfinishedXml({ report, classname, language }),
    '  </testsuite>',
  ];
}

/** `more` are test cases that are no checks. */
function totals(
  checks: readonly CheckResult[],
  report: Report,
  more = { failures: 0, errors: 0 },
): Record<string, string> {
  const count = (...verdicts: readonly string[]): number =>
    checks.filter((check) => verdicts.includes(check.verdict)).length;
  const excused = checks.filter((check) => isExcused(check, report)).length;
  return {
    tests: String(checks.length + more.failures + more.errors),
    failures: String(count('fail') - excused + more.failures),
    errors: String(count('error') + more.errors),
    skipped: String(count('skipped', 'blocked') + excused),
  };
}

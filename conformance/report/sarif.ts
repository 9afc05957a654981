import type { Language, Text } from '../../spec/language.ts';
import { unfinishedSays } from './left-open.ts';
import type { AppliedWaiver, Report } from './report.ts';
import { type SarifResult, sarifResults } from './sarif-results.ts';
import { type SarifRule, sarifRules } from './sarif-rules.ts';
import { isBroken, waiverSays } from './waiver-words.ts';
import { wordOf } from './words.ts';
import { writtenOut } from './written-out.ts';

/** What a viewer of code findings reads: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly SarifRun[];
}

interface SarifRun {
  readonly tool: { readonly driver: SarifDriver };
  readonly results: readonly SarifResult[];
  readonly [property: string]: unknown;
}

interface SarifDriver {
  readonly name: string;
  readonly version: string;
  readonly rules: readonly SarifRule[];
}

/** The text of `report.sarif`. */
export const sarif = (report: Report, language: Language): string =>
  `${JSON.stringify(sarifLog(report, language), null, 2)}\n`;

/**
 * A rule and a result for each check that failed or warned, in the order of the run. Messages are
 * in the given language; the properties of rules and results have both. What an endpoint hides in
 * its texts is written out, because viewers show them as they are.
 */
export function sarifLog(report: Report, language: Language): SarifLog {
  return {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [writtenOut(runOf(report, language))],
  };
}

function runOf(report: Report, language: Language): SarifRun {
  const { tool, contract, target, counts, conclusion, comparison, attestation } = report;
  const rules = sarifRules(report, language);
  return {
    tool: { driver: { name: tool.name, version: tool.version, rules } },
    language: language === 'zh' ? 'zh-CN' : 'en',
    automationDetails: { id: `${tool.name}/${contract.id}/${attestation.resultsSha256}` },
    invocations: [invocationOf(report, language)],
    originalUriBaseIds: { '%SRCROOT%': { description: { text: root[language] } } },
    columnKind: 'utf16CodeUnits',
    results: sarifResults(report, language),
    properties: { contract, target, conclusion: conclusion.word, counts, comparison, attestation },
  };
}

const root: Text = { zh: '含有 spec/ 的目录', en: 'the folder that holds spec/' };

function invocationOf(report: Report, language: Language): object {
  const { startedAt, conclusion, attestation, results, waivers } = report;
  return {
    // No green without proof: a run that proved nothing has not done its work.
    executionSuccessful: conclusion.exitCode !== 3,
    exitCode: conclusion.exitCode,
    exitCodeDescription: wordOf(report),
    startTimeUtc: new Date(startedAt).toISOString(),
    endTimeUtc: attestation.finishedAt,
    toolExecutionNotifications: [
      ...unfinished(report, language),
      ...results
        .filter(({ verdict }) => verdict === 'error')
        .map(({ id, title, reason }) => notification(id, reason ?? title, language)),
    ],
    toolConfigurationNotifications: waivers
      .filter(isBroken)
      .map((waiver: AppliedWaiver) => notification(waiver.waives, waiverSays(waiver), language)),
  };
}

/** A viewer shows findings; that there could be none is said as what went wrong. */
const unfinished = (report: Report, language: Language): readonly object[] =>
  report.conclusion.exitCode === 3
    ? [notification('verdict', unfinishedSays(report), language)]
    : [];

const notification = (id: string, says: Text, language: Language): object => ({
  descriptor: { id },
  level: 'error',
  message: { text: says[language] },
});

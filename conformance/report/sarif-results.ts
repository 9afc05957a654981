import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Language, Text } from '../../spec/language.ts';
import type { CheckResult, Exchange } from '../result.ts';
import { findingOf } from './finding.ts';
import { blocks } from './findings.ts';
import type { Report } from './report.ts';
import { levels, message, type SarifLevel, type SarifMessage, told } from './sarif-rules.ts';
import { waiverOf, waiverSays } from './waiver-words.ts';
import { labels } from './words.ts';

/** One failed or warned check, with what shows it. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: SarifMessage;
  readonly locations: readonly object[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly object[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly [optional: string]: unknown;
}

/** One result for each check that has something to say; its index is that of its rule. */
export const sarifResults = (report: Report, language: Language): readonly SarifResult[] =>
  told(report).map((check, index) => ({
    ruleId: check.id,
    ruleIndex: index,
    // A tolerated variant is conforming, however strict the rule.
    level: check.verdict === 'warn' ? 'note' : levels[check.severity],
    message: message(saysOf(check)[language]),
    locations: [locationOf(check, report)],
    partialFingerprints: { 'qiyueFinding/v1': check.finding ?? findingOf(check.id) },
    suppressions: suppressionsOf(check, report, language),
    ...relatedTo(check, report, language),
    ...shownBy(check),
    properties: factsOf(check, report),
  }));

function saysOf({ difference, warnings }: CheckResult): Text {
  if (difference !== null) {
    const { expected, actual } = difference;
    return {
      zh: `${labels.expected.zh}：${expected.zh}；${labels.actual.zh}：${actual.zh}`,
      en: `${labels.expected.en}: ${expected.en}; ${labels.actual.en}: ${actual.en}`,
    };
  }
  return {
    zh: warnings.map(({ reading, says }) => `${reading} ${says.zh}`).join('；'),
    en: warnings.map(({ reading, says }) => `${reading} ${says.en}`).join('; '),
  };
}

/** The line of the contract where it is known, and always the operation and field. */
function locationOf({ place, operation, field }: CheckResult, { contract }: Report): object {
  const names = [contract.id, ...(operation === '*' ? [] : [operation]), ...(field ? [field] : [])];
  const kind = field ? 'member' : operation === '*' ? 'module' : 'function';
  return {
    ...(place && {
      physicalLocation: {
        artifactLocation: artifactOf(place.file),
        region: { startLine: place.line },
      },
    }),
    logicalLocations: [{ name: names.at(-1), fullyQualifiedName: names.join('.'), kind }],
  };
}

/** Our files are named from the root of the project; a contract of one's own may be anywhere. */
function artifactOf(file: string): object {
  if (isAbsolute(file)) return { uri: pathToFileURL(file).href };
  const names = file.split(/[/\\]/).map(encodeURIComponent);
  return { uri: names.join('/'), uriBaseId: '%SRCROOT%' };
}

function suppressionsOf(check: CheckResult, report: Report, language: Language): readonly object[] {
  const waiver = waiverOf(report, check);
  if (waiver === null) return [];
  const status = waiver.state === 'active' ? 'accepted' : 'rejected';
  return [{ kind: 'external', status, justification: waiverSays(waiver)[language] }];
}

/** The failed check that stands for all with the same cause. */
function relatedTo({ cause }: CheckResult, report: Report, language: Language): object {
  const other = report.results.find(({ id }) => id === cause);
  if (other === undefined) return {};
  const says = { zh: `根因：${other.title.zh}`, en: `Root cause: ${other.title.en}` };
  return {
    relatedLocations: [{ id: 1, ...locationOf(other, report), message: message(says[language]) }],
  };
}

/** The exchange that decided it. */
function shownBy({ difference, exchanges }: CheckResult): object {
  const exchange = exchanges[difference?.exchange ?? exchanges.length - 1];
  if (exchange === undefined) return {};
  const { request, reply } = exchange;
  return {
    webRequest: {
      protocol: 'HTTP',
      version: '1.1',
      target: request.url,
      method: request.method,
      headers: headersOf(request.headers),
      ...(request.body !== null && { body: { text: request.body } }),
    },
    webResponse:
      reply === null
        ? { noResponseReceived: true }
        : {
            statusCode: reply.status,
            headers: headersOf(reply.headers),
            body: { text: reply.body },
          },
  };
}

function headersOf(pairs: Exchange['request']['headers']): Readonly<Record<string, string>> {
  const byName = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries(
    [...byName].map(([name, all]) => [name, all.map(([, value]) => value).join(', ')]),
  );
}

function factsOf(check: CheckResult, report: Report): SarifResult['properties'] {
  const { verdict, finding, requirements, difference, warnings, cause, nearestPass } = check;
  return {
    verdict,
    finding,
    requirements,
    expected: difference?.expected ?? null,
    actual: difference?.actual ?? null,
    at: difference?.at ?? null,
    advice: difference?.advice ?? null,
    warnings,
    blocks: blocks(report, check.id),
    cause,
    nearestPass: nearestPass?.check ?? null,
    curl: check.exchanges[difference?.exchange ?? -1]?.curl ?? null,
  };
}

import { clauseNumber } from '../../spec/clause-number.ts';
import type { Language, Text } from '../../spec/language.ts';
import type { CheckResult, Severity } from '../result.ts';
import { type Cited, cited } from './findings.ts';
import type { Report } from './report.ts';
import { visible } from './visible.ts';
import { labels } from './words.ts';

export type SarifLevel = 'error' | 'warning' | 'note';

/** One check, as viewers list it beside its results. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifMessage;
  readonly fullDescription: SarifMessage;
  readonly help: SarifMessage;
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface SarifMessage {
  readonly text: string;
}

/** A failed wish must not turn a build red. */
export const levels: Readonly<Record<Severity, SarifLevel>> = {
  must: 'error',
  should: 'warning',
  may: 'note',
};

/** The checks with something to say, as they ran: the index of a rule is that of its result. */
export const told = (report: Report): readonly CheckResult[] =>
  report.results.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');

/** One rule for each of those checks. */
export function sarifRules(report: Report, language: Language): readonly SarifRule[] {
  const register = cited(report);
  return told(report).map((check) => ruleOf(check, register, language));
}

function ruleOf(
  check: CheckResult,
  register: ReadonlyMap<string, Cited>,
  language: Language,
): SarifRule {
  const { id, title, requirements, severity, source, operation, field } = check;
  const lines = requirements.map((requirement) => requirementLine(requirement, register));
  const help = {
    zh: lines.map(({ zh }) => zh).join('\n'),
    en: lines.map(({ en }) => en).join('\n'),
  };
  return {
    id,
    shortDescription: message(title[language]),
    fullDescription: message(lines[0]?.[language] ?? title[language]),
    help: message(help[language]),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [...requirements, source], operation, field, severity, title, help },
  };
}

/** A requirement with its clause and what it says; its id alone where the register lacks it. */
export function requirementLine(id: string, register: ReadonlyMap<string, Cited>): Text {
  const found = register.get(id);
  if (found === undefined) return { zh: id, en: id };
  const clause = clauseNumber(found.chapter.clause);
  const { says } = found.requirement;
  const { requirement } = labels;
  return {
    zh: `${requirement.zh} ${id}（条款 ${clause}）：${says.zh}`,
    en: `${requirement.en} ${id} (clause ${clause}): ${says.en}`,
  };
}

/**
 * A text as a SARIF message. Viewers take `{0}` for a placeholder and `[text](address)` for a link:
 * what an endpoint sends must be neither, so just these are escaped.
 */
export const message = (text: string): SarifMessage => ({
  text: visible(text)
    .replace(/\{(\d+)\}/g, '{{$1}}')
    .replace(/\[(?=[^\]]*\]\()/g, '\\['),
});

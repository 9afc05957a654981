import type { Outcome, OutcomeRule, Outcomes } from '../../../spec/document.ts';
import { UsageError } from '../../../spec/usage-error.ts';
import { isList, isObject, type JsonObject } from './references.ts';
import { faulty, type Source } from './source.ts';

const known: readonly Outcome[] = [
  'success',
  'bad-input',
  'bad-credentials',
  'forbidden',
  'throttled',
  'not-found',
  'server-fault',
];

/**
 * The classifier that a document declares, with what it may leave out. Throws `UsageError` where
 * there is none, or where it cannot be used.
 */
export function outcomesOf({ 'x-outcomes': table }: JsonObject, root: Source): Outcomes {
  if (table === undefined) throw undeclared(root.file);
  const line = root.lineOf(['x-outcomes']);
  if (!isObject(table))
    throw faulty(root.file, line, {
      zh: 'x-outcomes 应当是对象',
      en: 'x-outcomes has to be an object',
    });
  const { fields = {}, code = '', rules, unknown } = table;
  if (!isObject(fields) || !Object.values(fields).every(isPointers)) {
    throw faulty(root.file, line, {
      zh: 'x-outcomes.fields 写作 {字段名: [JSON 指针]}，例如 {code: [/code]}',
      en: 'x-outcomes.fields is {name: [JSON pointers]}, as {code: [/code]}',
    });
  }
  if (typeof code !== 'string' || (code !== '' && !(code in fields))) {
    throw faulty(root.file, line, {
      zh: `x-outcomes.code 应当是 fields 中的一个：${Object.keys(fields).join('、')}`,
      en: `x-outcomes.code has to be one of fields: ${Object.keys(fields).join(', ')}`,
    });
  }
  assertRules(rules, root, 'rules');
  const further = isObject(unknown) ? unknown : { reading: 'x-outcomes', rules: [] };
  assertRules(further['rules'], root, 'unknown');
  // The one cast: this is what has been looked at above.
  const { reading = 'x-outcomes' } = further;
  return { ...table, fields, code, rules, unknown: { ...further, reading } } as unknown as Outcomes;
}

/** Whether some reply can mean this: what a document has no words for is asked of nobody. */
export const declares = ({ rules, unknown }: Outcomes, outcome: Outcome): boolean =>
  [...rules, ...unknown.rules].some((rule) => rule.outcomes.includes(outcome));

/** The codes that rules name, for documents without a table of them. */
export const codesIn = ({ rules, code }: Outcomes): readonly (string | number)[] => [
  ...new Set(rules.flatMap((rule: OutcomeRule) => rule.when?.[code] ?? [])),
];

const isPointers = (value: JsonObject[string]): boolean =>
  isList(value) && value.every((one) => typeof one === 'string' && /^(\/|$)/.test(one));

function assertRules(rules: JsonObject[string] | undefined, root: Source, name: string): void {
  const line = root.lineOf(['x-outcomes', name]);
  const all = isList(rules) ? rules : null;
  if (all === null || (name === 'rules' && all.length === 0)) {
    throw faulty(root.file, line, {
      zh: `x-outcomes 的 ${name} 应当是规则列表`,
      en: `${name} of x-outcomes has to be a list of rules`,
    });
  }
  for (const rule of all) {
    const outcomes = isObject(rule) ? rule['outcomes'] : undefined;
    const right = isList(outcomes) && outcomes.length > 0 && outcomes.every(isOutcome);
    if (!right) throw faulty(root.file, line, unknownOutcome);
  }
}

const isOutcome = (value: JsonObject[string]): boolean => known.some((one) => one === value);

const unknownOutcome = {
  zh: `每条规则的 outcomes 取自：${known.join('、')}`,
  en: `the outcomes of a rule are some of: ${known.join(', ')}`,
};

function undeclared(file: string): UsageError {
  const example = `
x-outcomes:
  fields: {code: [/code]}
  code: code
  rules:
    - {status: 2XX, when: {code: 0}, outcomes: [success]}
    - {when: {code: 400}, outcomes: [bad-input]}
    - {when: {code: 401}, outcomes: [bad-credentials]}`;
  return new UsageError({
    zh: `${file} 没有声明 x-outcomes，不知道应答怎样算成功、怎样算拒绝。在文档根部加上，例如：${example}`,
    en: `${file} does not declare x-outcomes, so nobody knows what a success or a refusal looks like. Add it at the root, as in:${example}`,
  });
}

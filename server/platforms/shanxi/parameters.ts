import type { Ajv2020, ErrorObject } from 'ajv/dist/2020.js';
import type { Schema } from '../../../spec/document.ts';
import type { Text } from '../../../spec/language.ts';
import { type Refusal, refusal } from './domain.ts';

/** What a call gives, `null` left out (SX-A52); an upload's file is bytes. */
export type Given = Readonly<Record<string, unknown>>;

/** Looks for the first fault among the parameters, in the order of the document. */
export type Check = (given: Given) => Refusal | undefined;

/** The parameters of an operation: those that say who calls, and all others. */
export interface Checks {
  readonly caller: Check;
  readonly rest: Check;
  readonly names: ReadonlySet<string>;
}

/** SX-R040 to SX-R042: the system parameters, which every call has. */
const callerNames: ReadonlySet<string> = new Set(['accessid', 'username', 'pwd']);

/** Each parameter is checked by its own schema: one look at the whole has an order of its own. */
export function createChecks({ properties = {}, required = [] }: Schema, ajv: Ajv2020): Checks {
  const checks = Object.entries(properties).map(([name, schema]) => ({
    name,
    check: checkOf({ name, schema, isRequired: required.includes(name) }, ajv),
  }));
  const among =
    (wanted: (name: string) => boolean): Check =>
    (given) => {
      for (const { name, check } of checks) {
        const fault = wanted(name) ? check(given) : undefined;
        if (fault) return fault;
      }
      return undefined;
    };
  return {
    caller: among((name) => callerNames.has(name)),
    rest: among((name) => !callerNames.has(name)),
    names: new Set(Object.keys(properties)),
  };
}

interface Parameter {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

function checkOf({ name, schema, isRequired }: Parameter, ajv: Ajv2020): Check {
  const validate = ajv.compile(schema);
  return (given) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined) return isRequired ? missing(name) : undefined;
    if (Buffer.isBuffer(value)) return undefined;
    if (typeof value === 'string' && !value.isWellFormed()) return brokenText(name);
    return validate(value) ? undefined : faultOf(name, schema, validate.errors ?? []);
  };
}

/** A value of none of the types that the schema allows, or one that breaks another rule. */
function faultOf(name: string, schema: Schema, errors: readonly ErrorObject[]): Refusal {
  const faults = errors.filter(({ keyword }) => keyword !== 'anyOf');
  const fault = faults.find(({ keyword }) => keyword !== 'type');
  const { zh, en } = wholeNumberRule(schema) ?? (fault ? ruleOf(name, fault) : textRule);
  const kind = fault ? 'bad-parameter' : 'wrong-type';
  return refusal(kind, `${name} ${zh}`, `${name} ${en}`).refusal;
}

const textRule: Text = { zh: '应为字符串', en: 'must be a string' };

/** SX-A27, SX-A29: a number that may also be written as digits. */
function wholeNumberRule({ anyOf = [] }: Schema): Text | undefined {
  const number = anyOf.find(({ type }) => type === 'integer');
  if (!number) return undefined;
  const { minimum = 0, maximum } = number;
  if (maximum === undefined) {
    return {
      zh: `应为不小于 ${minimum} 的整数`,
      en: `must be a whole number of at least ${minimum}`,
    };
  }
  return {
    zh: `应为 ${minimum} 至 ${maximum} 的整数`,
    en: `must be a whole number from ${minimum} to ${maximum}`,
  };
}

/** What a keyword of the schema asks for. */
function ruleOf(name: string, { keyword, params }: ErrorObject): Text {
  const limit = String(params['limit'] ?? '');
  if (keyword === 'maxLength') {
    return { zh: `不能超过 ${limit} 个字符`, en: `must have at most ${limit} characters` };
  }
  if (keyword === 'minLength') {
    return { zh: `不能少于 ${limit} 个字符`, en: `must have at least ${limit} characters` };
  }
  if (params['pattern'] === anyText) return { zh: '是空的', en: 'is blank' };
  return forms[name] ?? { zh: '不合格式', en: 'does not have its form' };
}

/** The pattern of whatever must be no more than filled in. */
const anyText = '\\S';

/** What a form looks like, where the pattern tells people little. */
const forms: Readonly<Record<string, Text>> = {
  uniscId: {
    zh: '应为 18 位统一社会信用代码（数字和大写字母，没有 I、O、S、V、Z）',
    en: 'must be a unified social credit code: 18 digits and capitals without I, O, S, V, Z',
  },
};

const missing = (name: string): Refusal =>
  refusal('bad-parameter', `${name} 没有给出`, `${name} is missing`).refusal;

/** A string that JSON can escape and UTF-8 cannot hold: two of them would become the same. */
const brokenText = (name: string): Refusal =>
  refusal('wrong-type', `${name} 含有不成对的代理字符`, `${name} holds an unpaired surrogate`)
    .refusal;

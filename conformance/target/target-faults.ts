import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Text } from '../../spec/language.ts';
import { keysOf, valueAt } from '../../spec/pointer.ts';
import { formOf, type Node, nodeAt } from '../commands/init-schema.ts';
import { type AnyRole, roles } from '../contract/role.ts';
import { similar } from '../selection/closest.ts';
import { keywordWords } from './fault-words.ts';

/** What is wrong with a target file, and the keys that lead there. */
export interface TargetFault {
  readonly keys: readonly string[];
  readonly says: Text;
}

/**
 * What the errors of the schema mean to whoever wrote the file: each key once. Where the contract
 * is missing no more is said than that, for every contract would demand something else.
 */
export function targetFaults(
  value: unknown,
  errors: readonly ErrorObject[],
): readonly TargetFault[] {
  if (!isGroup(value)) return errors.slice(0, 1).map((error) => wrong(error, value));
  const { contract } = value;
  if (contract === undefined) return [withoutContract(value)];
  const real = errors.filter((error) => !isEcho(error));
  const known = everyRole.find((role) => role === contract);
  // What no contract is known for has the keys that all have in common, and perhaps others.
  const form = formOf(known ?? 'own');
  const missing = real.filter(isMissing).map((error) => lacking(error, value, form));
  const meant = new Set(missing.map(({ keys }) => keys.join('.')));
  const strays = [...(known ? straysIn(value, form) : []), ...real.filter(isStray).map(strayKeys)]
    .filter((keys) => !meant.has(keys.join('.')))
    .map((keys) => stray(keys, form));
  const others = real.filter((error) => !isMissing(error) && !isStray(error));
  return onceEach([...missing, ...strays, ...others.map((error) => wrong(error, value))]);
}

const everyRole: readonly AnyRole[] = [...roles, 'own'];

/** What only says that something else was said, or is said of all keys once one is wrong. */
const isEcho = ({ keyword, propertyName }: ErrorObject): boolean =>
  keyword === 'if' || keyword === 'unevaluatedProperties' || propertyName !== undefined;

const isMissing = ({ keyword }: ErrorObject): boolean => keyword === 'required';
const isStray = ({ keyword }: ErrorObject): boolean => keyword === 'additionalProperties';

const strayKeys = ({ instancePath, params }: ErrorObject): readonly string[] => [
  ...keysOf(instancePath),
  String(params['additionalProperty']),
];

/** The keys of a file that its contract does not know; nested ones Ajv names by itself. */
const straysIn = (value: Group, { properties = {} }: Node): readonly (readonly string[])[] =>
  Object.keys(value)
    .filter((key) => key !== 'contract' && !Object.hasOwn(properties, key))
    .map((key) => [key]);

/** What is not there, and what may be there in its place: a fault of that key, then. */
function lacking({ instancePath, params }: ErrorObject, value: Group, form: Node): TargetFault {
  const around = keysOf(instancePath);
  const [name, holder] = [String(params['missingProperty']), valueAt(value, instancePath)];
  const { properties = {} } = nodeAt(form, around) ?? {};
  const others = isGroup(holder) ? Object.keys(holder) : [];
  const meant = similar(
    name,
    others.filter((key) => !Object.hasOwn(properties, key)),
  );
  const whole = [...around, name].join('.');
  if (meant === undefined) {
    return { keys: [...around, name], says: { zh: `缺少 ${whole}`, en: `${whole} is missing` } };
  }
  const keys = [...around, meant];
  return {
    keys,
    says: {
      zh: `缺少 ${whole}；这里的 ${keys.join('.')} 是不是它？`,
      en: `${whole} is missing; is it the ${keys.join('.')} here?`,
    },
  };
}

function stray(keys: readonly string[], form: Node): TargetFault {
  const { properties = {} } = nodeAt(form, keys.slice(0, -1)) ?? {};
  const close = similar(keys.at(-1) ?? '', Object.keys(properties));
  const name = keys.join('.');
  const meant = close && [...keys.slice(0, -1), close].join('.');
  return {
    keys,
    says: {
      zh: `没有 ${name} 这个键${meant ? `；是不是 ${meant}？` : ''}`,
      en: `there is no key ${name}${meant ? `; did you mean ${meant}?` : ''}`,
    },
  };
}

function withoutContract(value: Group): TargetFault {
  const meant = similar('contract', Object.keys(value));
  if (meant === undefined && !('url' in value)) return { keys: [], says: foreign };
  const [zh, en] = meant
    ? [`；这里的 ${meant} 是不是它？`, `; is it the ${meant} here?`]
    : [`，应为 ${everyRole.join('、')} 之一`, `, which is one of ${everyRole.join(', ')}`];
  return {
    keys: [meant ?? 'contract'],
    says: { zh: `缺少 contract${zh}`, en: `contract is missing${en}` },
  };
}

const foreign: Text = {
  zh: '没有 contract 和 url，不像目标文件；请用 --target 指出它',
  en: 'there is neither contract nor url, so it is no target file; name one with --target',
};

function wrong(error: ErrorObject, value: unknown): TargetFault {
  const { instancePath, params } = error;
  const keys = keysOf(instancePath);
  const { propertyName } = params;
  return {
    keys: propertyName === undefined ? keys : [...keys, propertyName],
    says: faultText(keys, error, valueAt(value, instancePath)),
  };
}

/** What is wrong with the value of a key, which is quoted only where it cannot be a secret. */
export function faultText(
  keys: readonly string[],
  { keyword, params, message }: ErrorObject,
  found: unknown,
): Text {
  const path = keys.join('.');
  const whole = { zh: '整个文件', en: 'the whole file' };
  const subject = path === '' ? whole : { zh: `${path} `, en: path };
  const words = keywordWords[keyword]?.({ subject, params, found, isOpen: isOpen(keys) });
  return words ?? { zh: `${subject.zh}不合要求（${message}）`, en: `${subject.en} ${message}` };
}

/** What no person would hide, so that it may be told; anything else may be a secret. */
const isOpen = ([first = '', ...rest]: readonly string[]): boolean =>
  open.has(first) || inner.has(rest.at(-1) ?? '');

const open = new Set('contract rate timeout allow paths capabilities sessionLifetime'.split(' '));
const inner = new Set('limit operation assessGrade count severalCount'.split(' '));

/** The first thing that is wrong with a key is enough. */
const onceEach = (faults: readonly TargetFault[]): readonly TargetFault[] =>
  [...new Map(faults.toReversed().map((one) => [one.keys.join('.'), one])).values()].toReversed();

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

import { Ajv2020 } from 'ajv/dist/2020.js';
import { valueAt } from '../../spec/pointer.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { closest } from '../selection/closest.ts';
import { faultText } from '../target/target-faults.ts';
import { isGroup, type Node, nodeAt, requiredLeaves } from './init-schema.ts';

/** What has been said so far: dotted path to value, in the order of the answers. */
export type Answers = ReadonlyMap<string, unknown>;

/** The answers of `--set key=value`. Throws `UsageError` for what the schema does not know. */
export function answersOf(form: Node, given: readonly string[]): Answers {
  return new Map(
    given.map((text) => {
      const [, key = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
      const node = nodeAt(form, key.split('.'));
      if (key === '' || node === undefined || isGroup(node)) throw unknownKey(text, form);
      return [key, answerOf(node, value, key)] as const;
    }),
  );
}

/** What an answer means to the schema; of a secret, the reference to a variable. */
export function answerOf(node: Node, text: string, key: string): unknown {
  const value = node.writeOnly ? variable(text, key) : typed(node, text);
  const ajv = new Ajv2020({ strict: false });
  if (node.writeOnly || ajv.validate(node, value)) return value;
  const [fault] = ajv.errors ?? [];
  if (fault === undefined) throw new Error(`nothing is wrong with ${key}, and yet it is refused`);
  throw new UsageError(faultText(key.split('.'), fault, valueAt(value, fault.instancePath)));
}

function typed({ type, enum: known }: Node, text: string): unknown {
  if (type === 'array') return text.split(/[,\s]+/).filter((part) => part !== '');
  const isNumber = (type === 'integer' || type === 'number') && known === undefined;
  return isNumber && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
}

/** A secret stays out of the file: what is written is the name of a variable. */
function variable(text: string, key: string): string {
  const name = text.replace(/^\$\{(.*)\}$/, '$1');
  if (/^[A-Za-z_]\w*$/.test(name)) return `\${${name}}`;
  throw new UsageError({
    zh: `${key} 是机密：请给出存放它的环境变量的名称，例如 ${usualVariable(key)}`,
    en: `${key} is a secret: give the name of the environment variable that holds it, as ${usualVariable(key)}`,
  });
}

/** The name that a variable gets when a person has no wish. */
export const usualVariable = (key: string): string =>
  key
    .replaceAll(/[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll('.', '_')
    .toUpperCase();

/** Keys that have to be there and are not, those of groups that were begun among them. */
export function missing(form: Node, answers: Answers): readonly string[] {
  const begun = [...answers.keys()].flatMap((key) => groupsOf(key.split('.')));
  const groups = [[], ...begun].flatMap((path) => {
    const node = nodeAt(form, path);
    return node ? requiredLeaves(node, path) : [];
  });
  const keys = groups.map(({ path }) => path.join('.'));
  return [...new Set(keys)].filter((key) => !answers.has(key));
}

const groupsOf = (path: readonly string[]): readonly (readonly string[])[] =>
  path.slice(0, -1).map((_, index) => path.slice(0, index + 1));

/** The answers as one value, the way they stand in a target file. */
export function assembled(answers: Answers): Readonly<Record<string, unknown>> {
  const whole: Record<string, unknown> = {};
  for (const [key, value] of answers) {
    const path = key.split('.');
    const node = path.slice(0, -1).reduce(groupIn, whole);
    node[path.at(-1) ?? ''] = value;
  }
  return whole;
}

/** The group of a name, made if need be. The one cast: nothing else is ever put there. */
function groupIn(node: Record<string, unknown>, name: string): Record<string, unknown> {
  const group = (node[name] ?? {}) as Record<string, unknown>;
  node[name] = group;
  return group;
}

/** The value is not told: it may be a secret. */
function unknownKey(text: string, form: Node): UsageError {
  const [key = ''] = text.split('=');
  const close = closest(key, keysOf(form)) ?? '';
  return new UsageError({
    zh: `--set ${key}=… 不是目标文件的键和值；是不是 ${close}=…？`,
    en: `--set ${key}=… is no key and value of a target file; did you mean ${close}=…?`,
  });
}

/** Every key that has a value, but for those that a person names. */
const keysOf = (form: Node, path: readonly string[] = []): readonly string[] =>
  Object.keys(nodeAt(form, path)?.properties ?? {}).flatMap((key) => {
    const inner = [...path, key];
    const node = nodeAt(form, inner);
    return node && isGroup(node) ? keysOf(form, inner) : [inner.join('.')];
  });

import type { Text } from '../../spec/language.ts';
import { isGroup, type Node, nodeAt, saysOf } from './init-schema.ts';

type Values = Readonly<Record<string, unknown>>;

/** The text of a target file: what was said, each key with what it is in both languages. */
export function targetText(form: Node, contract: string, values: Values): string {
  return [
    '# 评测目标；机密来自环境变量，不写在这里。',
    '# Target of the judge; secrets come from environment variables and do not stand here.',
    `contract: ${contract}`,
    ...linesOf(form, values, []),
    ...absent(form, values),
    '',
  ].join('\n');
}

function linesOf(form: Node, values: Values, path: readonly string[]): readonly string[] {
  const indent = '  '.repeat(path.length);
  return Object.entries(values).flatMap(([key, value]) => {
    const inner = [...path, key];
    const says = saysOf(nodeAt(form, inner) ?? {});
    const comment = says.zh === '' ? [] : [`${indent}# ${both(says)}`];
    const name = /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key);
    return isValues(value)
      ? [
          ...[...comment, `${indent}${name}:`, ...linesOf(form, value, inner)],
          ...absentIn(form, value, inner),
        ]
      : [...comment, `${indent}${name}: ${written(value)}`];
  });
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON is YAML; only a text that cannot be taken for anything else goes without marks. */
const written = (value: unknown): string =>
  typeof value === 'string' && /^(https?:\/\/[^\s#]+|\$\{\w+\})$/.test(value)
    ? value
    : JSON.stringify(value);

/** What could stand there as well. */
function absent(form: Node, values: Values): readonly string[] {
  const lines = absentIn(form, values, []);
  return lines.length === 0 ? [] : ['', '# 还可以写 / May be added:', ...lines];
}

/** The keys of a group that have no value, as comments that need only their `#` taken off. */
function absentIn(form: Node, values: Values, path: readonly string[]): readonly string[] {
  const { properties = {} } = nodeAt(form, path) ?? {};
  return Object.keys(properties)
    .filter((key) => !Object.hasOwn(values, key))
    .flatMap((key) => commented(form, [...path, key]));
}

/** Stands for a name of a person's own, as that of an operation. */
const anyName = '…';

/** A key with what it is; those of a group stand beneath it. */
function commented(form: Node, path: readonly string[]): readonly string[] {
  const node = nodeAt(form, path) ?? {};
  const { properties } = node;
  const inner = nodeAt(form, [...path, anyName]);
  const names = properties ? Object.keys(properties) : inner && isGroup(inner) ? [anyName] : [];
  const value = names.length > 0 ? '' : isGroup(node) ? ' {…}' : ' …';
  const indent = '  '.repeat(path.length - 1);
  const says = both(saysOf(node));
  const line = `# ${indent}${path.at(-1)}:${value}${says === '' ? '' : `  # ${says}`}`;
  return [line, ...names.flatMap((name) => commented(form, [...path, name]))];
}

const both = ({ zh, en }: Text): string => (zh === en ? zh : `${zh} / ${en}`);

import { readFileSync } from 'node:fs';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { LineCounter, parse, YAMLParseError } from 'yaml';
import { Target as validate } from '../../generated/target.validators.js';
import { valueAt } from '../../spec/pointer.ts';
import { UsageError } from '../../spec/usage-error.ts';
import type { AnyRole } from '../contract/role.ts';

/**
 * The endpoint under test and what may be done to it, as far as all contracts have it in common.
 * What an application is and what more there may be, each platform says. Its schema:
 * `target.schema.json`.
 */
export interface Target {
  readonly contract: AnyRole;
  readonly name?: string;
  readonly url: string;
  /** Requests per second and application. */
  readonly rate?: number;
  /** Milliseconds to wait for a reply. */
  readonly timeout?: number;
  readonly allow?: readonly ('load' | 'write')[];
  /** Where an operation lives, if not where the contract says: operationId to path. */
  readonly paths?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly proxy?: string;
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** What the source only names, and the endpoint claims to have (SX-A04). */
  readonly capabilities?: readonly string[];
}

/** An endpoint that applications call. */
export interface ApplicationTarget<Application> extends Target {
  readonly application: Application;
  readonly secondApplication?: Application;
}

/**
 * What a check may ask of a target: a leave, a key such as `secondApplication`, a capability, or a
 * fixture, as `fixtures.name` (one, or any of an operation's) or `operationId.fixture`.
 */
export type Need = 'load' | 'write' | 'sessionLifetime' | 'since' | Caller | Claim | Fixture;
type Caller = `${string}Application` | `${string}Account`;
type Claim = `capability.${string}`;
type Fixture = `fixtures.${string}` | `${string}.${string}`;

/** Whether the target file offers it. */
export function offers(target: Target, need: Need): boolean {
  if (need === 'load' || need === 'write') return target.allow?.includes(need) ?? false;
  const [operation = '', fixture] = need.split('.');
  if (operation === 'capability') return target.capabilities?.includes(fixture ?? '') ?? false;
  if (fixture === undefined) return valueAt(target, `/${need}`) !== undefined;
  if (operation === 'fixtures') return valueAt(target, `/fixtures/${fixture}`) !== undefined;
  return valueAt(target, `/fixtures/${operation}/${fixture}`) !== undefined;
}

/** The applications of a target file, the one under test first. */
export const applicationsOf = <Application>(
  target: ApplicationTarget<Application>,
): readonly Application[] => [
  target.application,
  // The one cast: what is called an application is one of this contract, says the schema.
  ...Object.entries(target).flatMap(([key, value]) =>
    key.endsWith('Application') ? [value as Application] : [],
  ),
];

/** Reads a target file; `${NAME}` stands for an environment variable. Throws `UsageError`. */
export function readTarget(
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
): Target {
  const text = readText(file);
  return checkTarget(withVariables(parseYaml(text, file), environment, file), file);
}

/** The parser's own words quote the faulty line, and perhaps a TOKEN: only its place is told. */
function parseYaml(text: string, file: string): unknown {
  const lineCounter = new LineCounter();
  try {
    return parse(text, { prettyErrors: false, lineCounter, logLevel: 'error' });
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/: .*/s, '') : String(error);
    const pos = error instanceof YAMLParseError ? error.pos[0] : undefined;
    const line = pos === undefined ? '?' : lineCounter.linePos(pos).line;
    throw new UsageError({
      zh: `${file} 不是合法的 YAML，第 ${line} 行：${why}`,
      en: `${file} is not valid YAML, line ${line}: ${why}`,
    });
  }
}

/** Checks a target value against its schema; the message names the key. Throws `UsageError`. */
export function checkTarget(value: unknown, file: string): Target {
  // The one cast: the schema says what the type says.
  if (validate(value)) return withAddresses(value as Target, file);
  const faults = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  // One fault keeps the others from being evaluated: what is said of them then is not true.
  const own = faults.filter(({ keyword }) => keyword !== 'unevaluatedProperties');
  throw faulty(file, (own.length > 0 ? own : faults).map(faultText).join('; '));
}

const faulty = (file: string, faults: string): UsageError =>
  new UsageError({
    zh: `目标文件 ${file} 有误：${faults}。完整的样例见 README。`,
    en: `Target file ${file}: ${faults}. The README shows a complete one.`,
  });

/** No pattern knows every address that cannot be one. */
function withAddresses(target: Target, file: string): Target {
  for (const key of ['url', 'proxy'] as const) {
    const address = target[key];
    if (address !== undefined && !URL.canParse(address)) throw faulty(file, `${key} is no address`);
  }
  return target;
}

function faultText({ instancePath, message, params }: ErrorObject): string {
  const key = instancePath.slice(1).replaceAll('/', '.') || 'file';
  const stray = params['additionalProperty'] ?? params['unevaluatedProperty'];
  const extra = stray ?? params['allowedValues'] ?? '';
  return `${key} ${message}${extra === '' ? '' : ` (${extra})`}`;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new UsageError({
      zh: `读不到目标文件 ${file}（${code}）。用 --target 指出它的位置。`,
      en: `Cannot read the target file ${file} (${code}). Say with --target where it is.`,
    });
  }
}

function withVariables(
  value: unknown,
  environment: Readonly<Record<string, string | undefined>>,
  file: string,
): unknown {
  if (typeof value === 'string') return value.replaceAll(/\$\{(\w+)\}/g, variable);
  if (Array.isArray(value)) return value.map((item) => withVariables(item, environment, file));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([k, v]) => [k, withVariables(v, environment, file)]));

  function variable(_: string, name: string): string {
    const found = environment[name];
    if (found !== undefined) return found;
    throw new UsageError({
      zh: `目标文件 ${file} 用到了环境变量 ${name}，但没有设置它。`,
      en: `Target file ${file} uses the environment variable ${name}, which is not set.`,
    });
  }
}

import { Target as validate } from '../../generated/target.validators.js';
import { valueAt } from '../../spec/pointer.ts';
import { UsageError } from '../../spec/usage-error.ts';
import type { AnyRole } from '../contract/role.ts';
import { inOneSentence } from '../sentences.ts';
import { type TargetFault, targetFaults } from './target-faults.ts';
import { type FileKind, type PlaceOf, readYaml } from './yaml-file.ts';

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

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads a target file; `${NAME}` stands for an environment variable. Throws `UsageError`. */
export function readTarget(file: string, environment: Variables): Target {
  const { value, placeOf } = readYaml(file, kind);
  return checkTarget(withVariables(value, { environment, placeOf }), placeOf);
}

const kind: FileKind = { zh: '目标文件', en: 'target file', option: '--target' };

/** Checks a target value against its schema; the message names the keys. Throws `UsageError`. */
export function checkTarget(value: unknown, placeOf: PlaceOf): Target {
  if (!validate(value)) throw faulty(targetFaults(value, validate.errors ?? []), placeOf);
  // The one cast: the schema says what the type says.
  const target = value as Target;
  const faults = (['url', 'proxy'] as const).flatMap((key) =>
    target[key] === undefined || URL.canParse(target[key]) ? [] : [noAddress(key)],
  );
  if (faults.length > 0) throw faulty(faults, placeOf);
  return target;
}

/** A pattern cannot tell a port that is too high, or half of an IPv6 address. */
const noAddress = (key: string): TargetFault => ({
  keys: [key],
  says: {
    zh: `${key} 不是有效的地址，请核对主机名和端口`,
    en: `${key} is no valid address; look at its host and port`,
  },
});

function faulty(faults: readonly TargetFault[], placeOf: PlaceOf): UsageError {
  const { zh, en } = inOneSentence(
    faults.map(({ keys, says }) => ({
      zh: `${placeOf(keys)}：${says.zh}`,
      en: `${placeOf(keys)}: ${says.en}`,
    })),
  );
  return new UsageError({
    zh: `目标文件有误：${zh}完整的样例见 README。`,
    en: `The target file is wrong: ${en} A whole example is in the README.`,
  });
}

interface Setting {
  readonly environment: Variables;
  readonly placeOf: PlaceOf;
}

function withVariables(value: unknown, setting: Setting, keys: readonly string[] = []): unknown {
  const inner = (child: unknown, key: string | number): unknown =>
    withVariables(child, setting, [...keys, String(key)]);
  if (typeof value === 'string') return value.replaceAll(/\$\{(\w+)\}/g, variable);
  if (Array.isArray(value)) return value.map(inner);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, inner(child, key)]));

  function variable(_: string, name: string): string {
    const found = setting.environment[name];
    if (found !== undefined) return found;
    const place = setting.placeOf(keys);
    throw new UsageError({
      zh: `${place}：目标文件用到了环境变量 ${name}，但没有设置它。`,
      en: `${place}: the target file uses the environment variable ${name}, which is not set.`,
    });
  }
}

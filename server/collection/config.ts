import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Text } from '../../spec/language.ts';
import { isPublicKey } from '../../spec/protocol/sm2.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { createAjv } from '../contract.ts';
import { type ReadYaml, readYaml } from '../yaml-file.ts';
import schema from './collect.schema.json' with { type: 'json' };

/** A data provider that the platform collects from (SX-R003, SX-R019), with all defaults filled. */
export interface Provider {
  readonly name: string;
  readonly url: string;
  /** Begins with 04. */
  readonly publicKey: string;
  readonly keyId?: string;
  readonly pagesize: number;
  /** Milliseconds for one request (SX-A50). */
  readonly timeout: number;
  /** How often a page is asked for at most. */
  readonly attempts: number;
  /** Milliseconds between two attempts, doubled from the first to the longest. */
  readonly backoff: { readonly initial: number; readonly maximum: number };
  readonly headers: Readonly<Record<string, string>>;
  /** Files of certificates and of a key. */
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly proxy?: string;
  /** Whether what was collected is merged into the published grades. */
  readonly publish: boolean;
}

const defaults = {
  pagesize: 1_000,
  timeout: 30_000,
  attempts: 5,
  backoff: { initial: 1_000, maximum: 60_000 },
  headers: {},
  tls: {},
  publish: false,
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads one provider of a configuration file. `${NAME}` stands for an environment variable; those
 * of other providers need not be set. Throws `UsageError`.
 */
export function readProvider(file: string, name: string, environment: Environment): Provider {
  const read = readYaml(file);
  const chosen = chosenIn(read, name);
  const given = withVariables(chosen, (variable) => {
    const value = environment[variable];
    if (value === undefined) throw faulty(read, unset(variable, name));
    return value;
  });
  // The names and the other top-level keys are checked with it; the other providers are not.
  check(read, { ...(read.value as object), providers: { [name]: given } });
  return settled(read, name, given as Given);
}

type Given = Partial<Provider> & Pick<Provider, 'url' | 'publicKey'>;

function chosenIn(read: ReadYaml, name: string): unknown {
  const { providers } = (read.value ?? {}) as { readonly providers?: unknown };
  if (typeof providers !== 'object' || providers === null) check(read, read.value);
  // The check above has thrown if this is no object.
  const known = providers as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(known, name)) return known[name];
  const names = Object.keys(known).join(', ');
  throw faulty(read, {
    zh: `没有数据提供方“${name}”；有的是：${names}`,
    en: `there is no provider "${name}"; there is: ${names}`,
  });
}

const ajv = createAjv(schema);
const validate = ajv.compile(schema);

function check(read: ReadYaml, value: unknown): void {
  if (validate(value)) return;
  const [fault] = validate.errors ?? [];
  if (fault) throw faulty(read, faultText(read, fault));
}

function faultText(read: ReadYaml, { instancePath, message = '', params }: ErrorObject): Text {
  const stray = params['additionalProperty'] ?? params['propertyName'];
  const keys = [...instancePath.slice(1).split('/'), ...(stray === undefined ? [] : [stray])];
  const path = keys.filter((key) => key !== '').map(unescaped);
  return at(read, path, { zh: message, en: message });
}

/** A JSON pointer writes these two characters in its own way. */
const unescaped = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');

/** What is wrong with the value of a key, with its line. */
function at(read: ReadYaml, path: readonly string[], fault: Text): Text {
  const line = read.lineOf(path);
  const key = path.join('.') || '-';
  return { zh: `第 ${line} 行 ${key}：${fault.zh}`, en: `line ${line}, ${key}: ${fault.en}` };
}

/** What no schema knows: points of the curve, and addresses that cannot be one. */
function settled(read: ReadYaml, name: string, given: Given): Provider {
  const wrong = (key: string, fault: Text) =>
    faulty(read, at(read, ['providers', name, key], fault));
  const publicKey = given.publicKey.length === 128 ? `04${given.publicKey}` : given.publicKey;
  if (!isPublicKey(publicKey)) throw wrong('publicKey', notOnCurve);
  for (const key of ['url', 'proxy'] as const) {
    const address = given[key];
    if (address !== undefined && !URL.canParse(address)) throw wrong(key, noAddress);
  }
  const backoff = { ...defaults.backoff, ...given.backoff };
  return { ...defaults, ...given, name, publicKey, backoff };
}

/** Puts values in the place of `${NAME}` in all texts. */
function withVariables(value: unknown, found: (name: string) => string): unknown {
  if (typeof value === 'string') return value.replaceAll(/\$\{(\w+)\}/g, (_, name) => found(name));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withVariables(item, found));
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, item]) => [key, withVariables(item, found)]));
}

const faulty = ({ file }: ReadYaml, { zh, en }: Text) =>
  new UsageError({ zh: `采集配置 ${file}：${zh}`, en: `Collect configuration ${file}: ${en}` });

const unset = (variable: string, name: string): Text => ({
  zh: `providers.${name} 用到了环境变量 ${variable}，但没有设置它`,
  en: `providers.${name} uses the environment variable ${variable}, which is not set`,
});

const notOnCurve: Text = {
  zh: '不是 SM2 曲线上的点',
  en: 'is no point of the SM2 curve',
};

const noAddress: Text = { zh: '不是网址', en: 'is no address' };

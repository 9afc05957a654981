import { UsageError } from '../spec/usage-error.ts';
import type { HttpLimits } from './app.ts';
import { type Environment, urlIn } from './config-url.ts';
import type { TlsFiles } from './http/tls.ts';
import { type LogLevel, logLevels } from './log.ts';
import type { MetricsAddress } from './metrics/serve-metrics.ts';

/** How the server runs; `config` reads it from the environment and says what is wrong with it. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /**
   * The SQLite file; short-lived state and the audit lie beside it, in files of their own. With a
   * `databaseUrl` only the keys do.
   */
  readonly database: string;
  /** A PostgreSQL database in the place of the file, which many instances can share. */
  readonly databaseUrl?: string;
  /** A Redis for the short-lived state: nonces, sessions, windows of calls. */
  readonly stateUrl?: string;
  readonly keyFile: string;
  /** The SM2 keys of the platform, for a contract whose callers may encrypt (SX-A15). */
  readonly smKeyFile: string;
  readonly logLevel: LogLevel;
  readonly limits: HttpLimits;
  /** Absent: the server speaks plain HTTP, behind something that ends TLS. */
  readonly tls?: TlsFiles;
  /** Bytes that a body with a whole case in it may have (NM-A25). */
  readonly caseBytes: number;
  /** Days that a licence lets queries pass, counted from its upload (SX-A08). */
  readonly licenceDays: number;
  /**
   * Milliseconds that a server that was told to stop goes on serving while `/readyz` says no, so
   * that a balancer sends it nothing any more before it refuses connections.
   */
  readonly drain: number;
  /** Milliseconds that requests in flight get when the server is told to stop. */
  readonly grace: number;
  /** Calls that may wait before others are turned away; 0 turns nobody away. */
  readonly mostWaiting: number;
  /** Where the figures for Prometheus are to be had; absent, there are none. */
  readonly metrics?: MetricsAddress;
  /** Processes that serve together on this machine. */
  readonly workers: number;
  /** Where those count calls together; absent, one process counts in its memory. */
  readonly windowsFile?: string;
}

/** `QIYUE_…` variables, each with its default; command-line options come in as `overrides`. */
export function config(environment: Environment, overrides: Partial<Config> = {}): Config {
  const database = overrides.database || environment['QIYUE_DATABASE'] || 'data/qiyue.sqlite';
  const number = (name: string, range: Range) => wholeNumber(environment, name, range);
  return {
    port: number('QIYUE_PORT', { least: 0, most: 65_535, otherwise: 8080 }),
    keyFile: environment['QIYUE_KEY_FILE'] || keyFileBeside(database),
    smKeyFile: environment['QIYUE_SM_KEY_FILE'] || `${withoutEnding(database)}.sm2.json`,
    logLevel: logLevel(environment['QIYUE_LOG_LEVEL'] || 'info'),
    limits: {
      headerBytes: number('QIYUE_HEADER_BYTES', { least: 1_024, most: 1 << 20, otherwise: 16_384 }),
      requestTimeout: number('QIYUE_REQUEST_TIMEOUT', {
        least: 100,
        most: hour,
        otherwise: 30_000,
      }),
      keepAlive: number('QIYUE_KEEP_ALIVE', { least: 0, most: hour, otherwise: 10_000 }),
    },
    caseBytes: number('QIYUE_CASE_BYTES', {
      least: 1_024,
      most: 256 * mebibyte,
      otherwise: 32 * mebibyte,
    }),
    licenceDays: number('QIYUE_LICENCE_DAYS', { least: 1, most: 36_500, otherwise: 365 }),
    drain: number('QIYUE_DRAIN', { least: 0, most: hour, otherwise: 0 }),
    grace: number('QIYUE_GRACE', { least: 0, most: hour, otherwise: 10_000 }),
    mostWaiting: number('QIYUE_MOST_WAITING', { least: 0, most: 100_000, otherwise: 512 }),
    workers: number('QIYUE_WORKERS', mostWorkers),
    ...metricsAddress(environment),
    ...tlsFiles(environment),
    ...engines(environment, overrides),
    ...overrides,
    // Node listens on every address if the host is empty.
    host: overrides.host || environment['QIYUE_HOST'] || '127.0.0.1',
    database,
  };
}

const hour = 3_600_000;

/** How many processes may serve together: more than any machine has use for. */
export const mostWorkers: Range = { least: 1, most: 256, otherwise: 1 };

const mebibyte = 1_048_576;

/** Whether all data live in this process and are gone with it. */
export const isInMemory = ({
  database,
  databaseUrl,
}: Pick<Config, 'database' | 'databaseUrl'>): boolean =>
  databaseUrl === undefined && database === ':memory:';

/** The settings of this process for a command; its `--database` goes before QIYUE_DATABASE. */
export const configFor = ({ database }: { readonly database?: string | undefined }): Config =>
  config(process.env, database === undefined ? {} : { database });

export const keyFileBeside = (database: string): string => `${withoutEnding(database)}.key`;

const withoutEnding = (database: string): string => database.replace(/\.sqlite$/, '');

interface Range {
  readonly least: number;
  readonly most: number;
  readonly otherwise: number;
}

function wholeNumber(environment: Environment, name: string, { least, most, otherwise }: Range) {
  const text = environment[name];
  if (text === undefined || text === '') return otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError({
    zh: `环境变量 ${name} 应为 ${least} 至 ${most} 的整数，现在是“${text}”`,
    en: `${name} must be a whole number from ${least} to ${most}; it is "${text}"`,
  });
}

/** A file that a command names goes before the database that the environment names. */
function engines(environment: Environment, { database }: Partial<Config>) {
  const databaseUrl = urlIn(environment, 'QIYUE_DATABASE_URL', ['postgres:', 'postgresql:']);
  const stateUrl = urlIn(environment, 'QIYUE_STATE_URL', ['redis:', 'rediss:']);
  return {
    ...(databaseUrl !== undefined && !database && { databaseUrl }),
    ...(stateUrl !== undefined && { stateUrl }),
  };
}

/** An address of its own, so that the port of the callers tells nothing. */
function metricsAddress(environment: Environment): Pick<Config, 'metrics'> {
  if (!environment['QIYUE_METRICS_PORT']) return {};
  const range = { least: 0, most: 65_535, otherwise: 0 };
  const port = wholeNumber(environment, 'QIYUE_METRICS_PORT', range);
  return { metrics: { port, host: environment['QIYUE_METRICS_HOST'] || '127.0.0.1' } };
}

/** Both files or neither: one alone is a slip that must not end in plain HTTP. */
function tlsFiles(environment: Environment): Pick<Config, 'tls'> {
  const certificate = environment['QIYUE_TLS_CERTIFICATE'] || '';
  const key = environment['QIYUE_TLS_KEY'] || '';
  if (certificate && key) return { tls: { certificate, key } };
  if (!certificate && !key) return {};
  const [given, missing] = certificate
    ? ['QIYUE_TLS_CERTIFICATE', 'QIYUE_TLS_KEY']
    : ['QIYUE_TLS_KEY', 'QIYUE_TLS_CERTIFICATE'];
  throw new UsageError({
    zh: `设置了环境变量 ${given}，但缺少 ${missing}；使用 TLS 时两者都要设置`,
    en: `${given} is set and ${missing} is not; TLS needs both`,
  });
}

function logLevel(text: string): LogLevel {
  const level = logLevels.find((name) => name === text);
  if (level) return level;
  throw new UsageError({
    zh: `环境变量 QIYUE_LOG_LEVEL 应为 ${logLevels.join('、')} 之一，现在是“${text}”`,
    en: `QIYUE_LOG_LEVEL must be one of ${logLevels.join(', ')}; it is "${text}"`,
  });
}

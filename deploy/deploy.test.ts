import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import composeSchema from './testing/compose-spec.json' with { type: 'json' };

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly networks?: readonly string[];
  readonly ports?: readonly string[];
  readonly secrets?: readonly string[];
  readonly image: string;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const here = import.meta.dirname;
const textOf = (file: string): string => readFileSync(join(here, file), 'utf8');
const compose: Compose = parse(textOf('compose.yaml'), { merge: true });
const has = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-deploy-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('compose.yaml', () => {
  const isCompose = new Ajv2020({ strict: false, validateFormats: false }).compile(composeSchema);

  it('is a compose file', () => {
    isCompose(compose);

    expect(isCompose.errors ?? []).toEqual([]);
  });

  it('is held against a schema that refuses a slip', () => {
    const { balancer } = compose.services;

    expect(isCompose({ services: { balancer: { ...balancer, prots: [] } } })).toBe(false);
  });

  it('publishes no port but the balancer’s', () => {
    const open = Object.entries(compose.services).filter(([, { ports }]) => ports);

    expect(open.map(([name]) => name)).toEqual(['balancer']);
  });

  it('tells figures of the servers on a network without a way out, where nobody else is', () => {
    const { services, networks } = compose;
    const there = Object.keys(services).filter((name) =>
      services[name]?.networks?.includes('metrics'),
    );

    expect(networks['metrics']).toEqual({ internal: true });
    expect(there).toEqual(['server-1', 'server-2', 'server-3']);
    for (const name of there)
      expect(services[name]?.environment).toHaveProperty('QIYUE_METRICS_PORT');
  });

  it('names the servers that the balancer spreads over', () => {
    const [, ...backends] = textOf('haproxy.cfg').split(/^backend /m);
    const namesIn = (backend: string) =>
      [...backend.matchAll(/^ {2}server (\S+)/gm)].map(([, name]) => name);
    const servers = Object.keys(compose.services).filter((name) => name.startsWith('server-'));

    expect(servers).toHaveLength(3);
    expect(backends.length).toBeGreaterThan(0);
    for (const backend of backends) expect(namesIn(backend)).toEqual(servers);
  });
});

describe('make-secrets', () => {
  const makeSecrets = () => execFileSync('sh', [join(here, 'make-secrets'), directory]);
  const secret = (name: string): string => readFileSync(join(directory, name), 'utf8').trim();

  it('makes every secret of compose.yaml in a folder for its owner alone', () => {
    makeSecrets();

    for (const { file } of Object.values(compose.secrets)) {
      expect(secret(file.replace('./secrets/', ''))).not.toBe('');
    }
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  it('makes URLs with the passwords that the engines get', () => {
    makeSecrets();

    expect(new URL(secret('owner-url')).password).toBe(secret('owner-password'));
    expect(new URL(secret('database-url')).password).toBe(secret('server-password'));
    expect(`requirepass ${new URL(secret('state-url')).password}`).toBe(secret('redis-password'));
    expect(secret('key')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('leaves a secret as it is that is there', () => {
    writeFileSync(join(directory, 'key'), 'mine');
    makeSecrets();
    const before = secret('database-url');
    makeSecrets();

    expect([secret('key'), secret('database-url')]).toEqual(['mine', before]);
  });
});

it('names only variables that the server reads', () => {
  const known = readFileSync(join(here, '../server/config.ts'), 'utf8');
  const files = globSync('*', { cwd: here, withFileTypes: true }).filter((file) => file.isFile());
  const named = files.flatMap(({ name }) => textOf(name).match(/\bQIYUE_[A-Z_]+\b/g) ?? []);

  expect(new Set(named).size).toBeGreaterThan(5);
  // Beside the variable of each URL there is one for a file that holds it.
  const read = (name: string) => known.includes(`'${name.replace(/_URL_FILE$/, '_URL')}'`);
  expect([...new Set(named)].filter((name) => !read(name))).toEqual([]);
});

it.runIf(has('haproxy'))('haproxy.cfg is a configuration of HAProxy', () => {
  const servers = { SERVER_1: '127.0.0.1:1', SERVER_2: '127.0.0.1:2', SERVER_3: '127.0.0.1:3' };
  const { status, stderr } = spawnSync('haproxy', ['-c', '-f', join(here, 'haproxy.cfg')], {
    env: { ...process.env, ...servers },
    encoding: 'utf8',
  });

  expect(stderr).not.toMatch(/WARNING|ALERT/);
  expect(status).toBe(0);
});

describe.runIf(has('systemd-analyze'))('qiyue.service', () => {
  const unit = () => join(directory, 'qiyue.service');
  const analyze = (...words: readonly string[]) =>
    spawnSync('systemd-analyze', [...words, unit()], { encoding: 'utf8' });
  beforeEach(() => {
    // The program lies elsewhere here, and only its name matters.
    writeFileSync(unit(), textOf('qiyue.service').replace('/opt/qiyue/qiyue', process.execPath));
  });

  it('is a unit that shuts its process in', () => {
    const { stdout } = analyze('security', '--offline=yes', '--no-pager');

    expect(analyze('verify').stderr).toBe('');
    expect(Number(/exposure level[^:]*: (\d+\.\d)/.exec(stdout)?.[1])).toBeLessThan(2);
  });

  it.each(['qiyue-postgresql.conf', 'qiyue-tls.conf'])('takes %s beside it', (name) => {
    const addition = join(`${unit()}.d`, name);
    mkdirSync(dirname(addition));
    writeFileSync(addition, textOf(name));
    const { stderr } = analyze('verify');
    writeFileSync(addition, '[Service]\nLoadCredentials=a:/a\n');

    expect(stderr).toBe('');
    expect(analyze('verify').stderr).toContain('LoadCredentials');
  });
});

it('redis.conf keeps everything that Redis confirms', () => {
  const settings = textOf('redis.conf').split('\n');

  expect(settings).toEqual(
    expect.arrayContaining([
      'maxmemory-policy noeviction',
      'appendonly yes',
      'appendfsync always',
      'no-appendfsync-on-rewrite no',
    ]),
  );
});

it.each(['operate.md', 'operate.zh-CN.md'])('%s names only files that there are', (page) => {
  const named = [...textOf(`../docs/${page}`).matchAll(/\b(deploy\/[\w.-]*\w)/g)];
  const made = new Set(['deploy/secrets']);
  const files = named.map(([, file = '']) => file).filter((file) => !made.has(file));

  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => !existsSync(join(here, '..', file)))).toEqual([]);
});

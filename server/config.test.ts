import { expect, it } from 'vitest';
import { UsageError } from '../spec/usage-error.ts';
import { config } from './config.ts';

it('has a default for everything', () => {
  expect(config({})).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    database: 'data/qiyue.sqlite',
    keyFile: 'data/qiyue.key',
    smKeyFile: 'data/qiyue.sm2.json',
    logLevel: 'info',
    caseBytes: 33_554_432,
    licenceDays: 365,
  });
});

it('takes the environment', () => {
  const environment = { QIYUE_PORT: '9', QIYUE_DATABASE: 'a.sqlite', QIYUE_KEY_FILE: 'k' };

  expect(config(environment)).toMatchObject({ port: 9, database: 'a.sqlite', keyFile: 'k' });
});

it('looks for the SM2 keys beside the database unless told where they are', () => {
  const environment = { QIYUE_DATABASE: 'a.sqlite' };

  expect(config(environment).smKeyFile).toBe('a.sm2.json');
  expect(config({ ...environment, QIYUE_SM_KEY_FILE: 's' }).smKeyFile).toBe('s');
});

it('prefers what the command line says', () => {
  const settled = config({ QIYUE_PORT: '9', QIYUE_DATABASE: 'a' }, { port: 7, database: 'b' });

  expect(settled).toMatchObject({ port: 7, database: 'b', keyFile: 'b.key' });
});

it('takes what is empty for not given, so that no empty host means every address', () => {
  const settled = config({ QIYUE_DATABASE: '', QIYUE_HOST: '' }, { host: '', database: '' });

  expect(settled).toMatchObject({ host: '127.0.0.1', database: 'data/qiyue.sqlite' });
});

it('turns calls away beyond a number that wait, and has figures for nobody, unless told', () => {
  const given = { QIYUE_MOST_WAITING: '0', QIYUE_METRICS_PORT: '9100', QIYUE_METRICS_HOST: 'h' };

  expect([config({}).mostWaiting, config({}).metrics]).toEqual([512, undefined]);
  expect(config(given)).toMatchObject({ mostWaiting: 0, metrics: { host: 'h', port: 9_100 } });
});

it('shows its figures to this machine alone unless told', () => {
  expect(config({ QIYUE_METRICS_PORT: '9100' }).metrics?.host).toBe('127.0.0.1');
});

it.each([
  ['QIYUE_PORT', 'http'],
  ['QIYUE_PORT', '65536'],
  ['QIYUE_PORT', '-1'],
  ['QIYUE_HEADER_BYTES', '10'],
  ['QIYUE_REQUEST_TIMEOUT', '1.5'],
  ['QIYUE_LOG_LEVEL', 'loud'],
  ['QIYUE_CASE_BYTES', '1023'],
  ['QIYUE_LICENCE_DAYS', '0'],
  ['QIYUE_WORKERS', '0'],
  ['QIYUE_CASE_BYTES', '32M'],
  ['QIYUE_MOST_WAITING', 'few'],
  ['QIYUE_METRICS_PORT', '65536'],
])('names %s if it is %s', (name, value) => {
  expect(() => config({ [name]: value })).toThrow(UsageError);
  expect(() => config({ [name]: value })).toThrow(new RegExp(`${name}.*"${value}"`));
});

it.each([
  ['QIYUE_TLS_CERTIFICATE', 'QIYUE_TLS_KEY'],
  ['QIYUE_TLS_KEY', 'QIYUE_TLS_CERTIFICATE'],
])('takes no %s without its other half', (given, missing) => {
  expect(() => config({ [given]: 'a.pem' })).toThrow(`${given} is set and ${missing} is not`);
});

it('takes both files for TLS', () => {
  const environment = { QIYUE_TLS_CERTIFICATE: 'c.pem', QIYUE_TLS_KEY: 'k.pem' };

  expect(config(environment).tls).toEqual({ certificate: 'c.pem', key: 'k.pem' });
});

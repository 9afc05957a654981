import { describe, expect, it } from 'vitest';
import type { Observation } from '../exchange/observation.ts';
import { environmentOf } from './environment.ts';

const began = new Date('2026-07-27T02:15:00.000Z');
const mask = (text: string): string => text.replaceAll('secret', '******');

/** An exchange that began so many milliseconds after the run and took 40. */
const reply = (startedAt: number, date?: string): Observation => ({
  operation: 'queryInvestors',
  request: { method: 'POST', path: '/', headers: [], body: null },
  reply: {
    operation: 'queryInvestors',
    status: 200,
    headers: date === undefined ? {} : { date },
    text: '',
    body: undefined,
    frame: [],
    deviations: [],
    outcomes: [],
    code: undefined,
    known: false,
    decisive: [],
    codeAt: null,
  },
  failure: null,
  startedAt,
  duration: 40,
  curl: () => '',
});

const clockOf = (...observations: readonly Observation[]) =>
  environmentOf({}, mask, { startedAt: began, observations }).clock;

describe('the environment of a run', () => {
  it('tells how far the clock of the endpoint is ahead', () => {
    const clock = clockOf(reply(480, 'Mon, 27 Jul 2026 02:18:00 GMT'));

    expect(clock).toEqual({ milliseconds: 180_000, uncertainty: 520 });
  });

  it('does not believe one odd reply among several', () => {
    const right = 'Mon, 27 Jul 2026 02:15:00 GMT';

    const clock = clockOf(
      reply(480, right),
      reply(480, 'Thu, 01 Jan 1970 00:00:00 GMT'),
      reply(480, right),
    );

    expect(clock?.milliseconds).toBe(0);
  });

  it('knows no clock without a header that is a date', () => {
    expect(clockOf(reply(0), reply(0, 'yesterday'))).toBeNull();
  });

  it('masks what a certificate and a proxy may hold', () => {
    const tls = {
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      subject: 'CN=secret',
      issuer: 'CN=secret',
      validTo: '2027-01-01T00:00:00.000Z',
    };

    const environment = environmentOf({ proxy: 'http://secret@proxy' }, mask, {
      startedAt: began,
      observations: [],
      tls,
    });

    expect(JSON.stringify(environment)).not.toContain('secret');
  });
});

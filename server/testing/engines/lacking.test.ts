import { expect, it } from 'vitest';
import { lacking } from './lacking.ts';

const bothNamed = { QIYUE_TEST_DATABASE_URL: 'postgres://a', QIYUE_TEST_STATE_URL: 'redis://b' };
const found = (name: string) => `/usr/sbin/${name}`;
const notFound = () => undefined;

it('what is not there is named, one by one', () => {
  const named = lacking({}, notFound);

  expect(named).toHaveLength(3);
  expect(named[0]).toContain('PostgreSQL');
  expect(named[1]).toContain('Redis');
  expect(named[2]).toContain('haproxy');
});

it('where all is there, nothing is named', () => {
  expect(lacking(bothNamed, found)).toEqual([]);
});

it('haproxy is named where only it is missing', () => {
  expect(lacking(bothNamed, notFound)).toEqual([expect.stringContaining('haproxy')]);
});

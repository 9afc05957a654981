import { expect, it } from 'vitest';
import { leftBehindAdvice } from './left-behind-words.ts';
import { leftBehind } from './sample/left-behind.ts';

const licence = { operation: 'uploadLicense', name: 'licenseID', value: 'LCKOQD01' };
const password = { operation: 'updatePassword', name: 'pwd (bank)', value: 'QIYUE-TEST-1' };
const body = { operation: 'sendNotice', name: 'body', value: '{"a":1}' };

const adviceFor = (...records: Parameters<typeof leftBehindAdvice>[0]): string =>
  leftBehindAdvice(records)
    .map(({ en }) => en)
    .join('\n');

it('says once of records that carry the mark how to know them', () => {
  expect(adviceFor(...leftBehind)).toMatch(/^They are synthetic and begin with QIYUE-TEST-[^\n]*$/);
});

it('says of licences that their documents carry it, not their ids', () => {
  expect(adviceFor(licence)).toContain('file names begin with QIYUE-TEST-');
  expect(adviceFor(licence)).not.toContain('They are synthetic and begin');
});

it('says of a password that it holds now, whatever it begins with', () => {
  expect(adviceFor(password)).toContain('the password that the account has now');
});

it('says of nothing else what it begins with', () => {
  expect(adviceFor(body)).not.toContain('begin');
});

it('says all of what there is', () => {
  expect(leftBehindAdvice([...leftBehind, licence, licence])).toHaveLength(2);
});

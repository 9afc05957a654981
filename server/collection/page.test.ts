import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sealReply } from '../../spec/protocol/sm-envelope.ts';
import { sm3 } from '../../spec/protocol/sm3.ts';
import { openPage } from './page.ts';

const key = randomBytes(16);
const record = { uniscId: '91149999MA0DEM0139', enterpriseName: '甲', assessGrade: null };
const page = { count: 1, recordList: [record] };

const bytesOf = (text: string | Buffer) =>
  Buffer.from(JSON.stringify(sealReply(Buffer.from(text), key)));

const open = (text: string | Buffer) => openPage(bytesOf(text), { key, pagesize: 10 });

const faultOf = (text: string | Buffer) => {
  const opened = open(text);
  return opened.ok ? undefined : opened.refusal.en;
};

describe('a page', () => {
  it('is opened with the digest of its text', () => {
    const text = JSON.stringify(page);
    const digest = Buffer.from(sm3(Buffer.from(text)), 'hex');

    expect(open(text)).toEqual({ ok: true, value: { count: 1, records: [record], digest } });
  });

  it.each([
    JSON.stringify({ ...page, colour: 'red' }),
    `\uFEFF${JSON.stringify(page)}`,
    JSON.stringify(page, null, 2),
  ])('may be written otherwise: %j', (text) => {
    expect(open(text)).toMatchObject({ ok: true, value: { count: 1 } });
  });

  it.each([
    ['5', /breaks the contract: recordList must be object/],
    ['null', /breaks the contract/],
    ['[]', /breaks the contract/],
    ['{}', /breaks the contract/],
    [Buffer.from([0xff]), /no JSON in UTF-8/],
    ['{"count": 1,', /no JSON in UTF-8/],
    [JSON.stringify({ ...page, count: '1' }), /count must be integer/],
    [JSON.stringify({ ...page, count: -1 }), /count must be >= 0/],
    [JSON.stringify({ ...page, recordList: {} }), /recordList must be array/],
    [JSON.stringify({ ...page, recordList: [null] }), /recordList\.0 must be object/],
    [JSON.stringify({ ...page, result: 1 }), /breaks the contract/],
    [JSON.stringify({ ...page, result: 0, msg: 'no' }), /provider refuses: no/],
    [JSON.stringify({ ...page, result: 0 }), /provider refuses: it does not say why/],
    [JSON.stringify({ ...page, ...sealReply(Buffer.of(1), key) }), /sealed once more/],
    [JSON.stringify({ ...page, encrypted: null }), /sealed once more/],
    [JSON.stringify({ ...page, recordList: Array(11).fill(record) }), /10 .* and 11 came/],
  ])('is refused where the text is %j', (text, fault) => {
    expect(faultOf(text)).toMatch(fault);
  });

  it.each([
    ['uniscId', '91149999MA0DEM013'],
    ['uniscId', '91149999MA0DEM013I'],
    ['enterpriseName', ''],
    ['enterpriseName', ' 甲'],
    ['assessGrade', ''],
    ['assessGrade', 'a'],
  ])('is refused where %s is %j', (field, value) => {
    const text = JSON.stringify({ count: 1, recordList: [{ ...record, [field]: value }] });

    expect(faultOf(text)).toMatch(`breaks the contract: recordList.0.${field} must`);
  });

  it('is not opened with another key', () => {
    const opened = openPage(bytesOf('{}'), { key: randomBytes(16), pagesize: 10 });

    expect(opened.ok).toBe(false);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedDocuments } from '../../documents.ts';
import { caseOf, caseText, entityOf } from '../../testing/neimenggu-cases.ts';
import { casePath, createNeimengguRig, type NeimengguRig } from '../../testing/neimenggu-rig.ts';

let rig: NeimengguRig;
let query: string;
beforeAll(async () => {
  rig = await createNeimengguRig();
  query = `access_token=${await rig.token()}`;
});
afterAll(() => rig.close());

const post = (body: unknown, headers = {}) => rig.call({ path: casePath, query, body, headers });

/** Status and codes of a refusal; a success has none. */
async function refused(body: unknown, headers = {}) {
  const reply = await post(body, headers);
  return [reply.status, ...reply.body.errors.map(({ errorCode }) => errorCode)];
}

interface ResultCode {
  readonly code: string;
  readonly 'x-fields': readonly string[];
}

const { 'x-result-codes': codes } = shippedDocuments()['neimenggu'] as {
  readonly 'x-result-codes': readonly ResultCode[];
};

/** Clause 5.1: field and code of the case itself, as the document has them. */
const fieldCodes = codes
  .filter(({ code }) => /^1400[0-7]$/.test(code))
  .map(({ code, 'x-fields': [field = ''] }) => [field, code] as const);

const emptyValues = [undefined, null, '', '  ', '\t\n', '\u3000', 0, true, {}, []];

describe.each(fieldCodes)('%s', (field, code) => {
  it.each(emptyValues)(`that is %j is refused with ${code}, and named`, async (value) => {
    const reply = await post(caseOf({ [field]: value }));

    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ ackCode: 'FAILURE', errors: [expect.anything()] });
    expect(reply.body.errors[0]?.errorCode).toBe(code);
    expect(reply.body.errors[0]?.message).toMatch(new RegExp(`${field} .*\\(${field} .*\\)`));
  });
});

describe('penaltydate', () => {
  it.each([
    ['2026/03/05'],
    ['20260305'],
    ['2026-3-5'],
    ['05-03-2026'],
    ['2026年3月5日'],
    ['２０２６-03-05'],
    ['2026-03-05T00:00:00'],
    [' 2026-03-05'],
    ['2026-03-05\n'],
    ['2026-02-30'],
    ['2025-02-29'],
    ['2026-13-01'],
    ['2026-00-10'],
    ['处罚决定日期'],
  ])('%j is refused with 14005 and told the form', async (penaltydate) => {
    const { body } = await post(caseOf({ penaltydate }));

    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(['14005']);
    expect(body.errors[0]?.message).toMatch(/penaltydate.*yyyy-MM-dd/);
  });

  it.each([['2024-02-29'], ['1999-12-31'], ['2126-01-01']])('%s is taken', async (penaltydate) => {
    expect(await refused(caseOf({ caseid: penaltydate, penaltydate }))).toEqual([200]);
  });
});

describe.each([0, 1, 2])('of three items number %i', (index) => {
  const listWith = (item: unknown) =>
    caseOf({ penaltylist: [0, 1, 2].map((each) => (each === index ? item : entityOf(each))) });

  it.each(
    ['pripid', 'uniscid', 'legal', 'enttype'].flatMap((field) =>
      emptyValues.map((value) => [field, value] as const),
    ),
  )('with %s %j is refused with 14008, and named', async (field, value) => {
    const { body } = await post(listWith(entityOf(index, { [field]: value })));

    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(['14008']);
    expect(body.errors[0]?.message).toContain(`penaltylist[${index}].${field} `);
  });

  it.each([null, 5, 'x', true, [], [[]]])('that is %j is refused with 14008', async (item) => {
    const { body } = await post(listWith(item));

    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(['14008']);
    expect(body.errors[0]?.message).toContain(`penaltylist[${index}] `);
  });
});

describe('all faults are told', () => {
  it('in the order of their codes, wherever the fields stand', async () => {
    const penaltylist = [{}, entityOf(1, { legal: '' })];
    const given = { penaltydate: '2026-1-1', casename: null, caseid: undefined };
    const body = { penaltylist, ...caseOf({ ...given, penaltylist }) };

    expect(Object.keys(body)[0]).toBe('penaltylist');
    expect(await refused(body)).toEqual([
      200,
      ...['14000', '14001', '14005', '14008', '14008', '14008', '14008', '14008'],
    ]);
  });

  it('of an empty object', async () => {
    expect(await refused({})).toEqual([200, ...fieldCodes.map(([, code]) => code)]);
  });

  it('up to a hundred', async () => {
    const items = Array.from({ length: 101 }, (_, index) => entityOf(index, { legal: '' }));
    const { body } = await post(caseOf({ casename: '', penaltylist: items }));

    expect(body.errors).toHaveLength(100);
    expect(body.errors[0]?.errorCode).toBe('14001');
    expect(body.errors[99]?.message).toContain('penaltylist[98].legal');
  });

  it('lengths last, because their code is the highest', async () => {
    const long = '长'.repeat(4_001);

    expect(await refused(caseOf({ casename: long, penaltyorg: '' }))).toEqual([
      200,
      '14006',
      '19400',
    ]);
  });
});

describe('lengths are counted in characters:', () => {
  it.each([
    ['caseid', 64],
    ['casename', 4_000],
    ['penaltyorg', 4_000],
  ])('%s may have %i', async (field, limit) => {
    const taken = caseOf({ caseid: `L-${field}`, [field]: '𠮷'.repeat(limit) });
    const refusedCase = caseOf({ [field]: '𠮷'.repeat(limit + 1) });
    const { status, body } = await post(refusedCase);

    expect(await refused(taken)).toEqual([200]);
    expect([status, body.errors[0]?.errorCode]).toEqual([400, '19400']);
    expect(body.errors[0]?.message).toMatch(new RegExp(`${field}.*${limit}`));
  });

  it.each([
    ['pripid', 64],
    ['uniscid', 64],
    ['legal', 4_000],
    ['enttype', 4_000],
  ])('%s of an item may have %i', async (field, limit) => {
    const taken = entityOf(0, { [field]: 'x'.repeat(limit) });
    const tooLong = entityOf(0, { [field]: 'x'.repeat(limit + 1) });
    const { status, body } = await post(caseOf({ penaltylist: [entityOf(0), tooLong] }));

    expect(await refused(caseOf({ caseid: `L-${field}`, penaltylist: [taken] }))).toEqual([200]);
    expect([status, body.errors[0]?.errorCode]).toEqual([400, '19400']);
    expect(body.errors[0]?.message).toContain(`penaltylist[1].${field} `);
  });
});

describe('the body', () => {
  const entity = JSON.stringify(entityOf(0));

  it.each<[string, unknown]>([
    ['is empty', ''],
    ['is no JSON', '{'],
    ['is a list', []],
    ['is null', 'null'],
    ['has a comma too many in the list', caseText(`${entity},`).toString()],
    ['has a comma too many at the end', `${JSON.stringify(caseOf()).slice(0, -1)},}`],
    ['lacks a bracket', caseText('').toString().replace(']', '')],
    ['goes on behind its end', `${JSON.stringify(caseOf())}}`],
    ['nests too deep', caseText('['.repeat(40) + ']'.repeat(40)).toString()],
    ['is not UTF-8', new Blob([new Uint8Array(caseText(Buffer.from([0xff])))])],
    ['holds half a character', JSON.stringify(caseOf({ penalty: '\ud842' }))],
  ])('that %s is refused with 19400', async (_, body) => {
    expect(await refused(body)).toEqual([400, '19400']);
  });

  it('of another media type, charset or coding is refused with 19415', async () => {
    const headers = [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=gbk' },
      { 'content-encoding': 'gzip' },
    ];
    const replies = await Promise.all(headers.map((given) => refused(caseOf(), given)));

    expect(replies).toEqual([415, 415, 415].map((status) => [status, '19415']));
  });
});

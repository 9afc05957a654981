import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf, png } from '../../testing/licence-documents.ts';
import { createShanxiRig, rated, type ShanxiRig, unrated } from '../../testing/shanxi-rig.ts';

let rig: ShanxiRig;
beforeAll(async () => {
  rig = await createShanxiRig();
});
afterAll(() => rig.close());

const page = async (given: object) => (await rig.ask('getEnterpriseGrades', given)).body;

describe('a page of grades', () => {
  it('is one of a partition of all enterprises, each of which can be asked for', async () => {
    const sizes = { pagesize: 700 };
    const pages = [1, 2, 3, 4, 5].map((pageno) => page({ ...sizes, pageno }));
    const lists = (await Promise.all(pages)).map(({ data }) => data.companyList);
    const codes = lists.flat().map(({ uniscId }) => uniscId);

    expect(lists.map(({ length }) => length)).toEqual([700, 700, 700, 403, 0]);
    expect(new Set(codes).size).toBe(2_503);
    expect((await page({ ...sizes, pageno: 2 })).data.count).toBe(2_503);
  });

  it('is the first unless it is named, and takes digits for numbers', async () => {
    const [first, third] = [
      await page({ pagesize: '2' }),
      await page({ pageno: '03', pagesize: 2 }),
    ];

    expect(first.data).toMatchObject({ pageno: 1, pagesize: 2 });
    expect(third.data).toMatchObject({ pageno: 3, pagesize: 2 });
    expect(first.data.companyList).not.toEqual(third.data.companyList);
  });

  it('beyond the end is empty and has the true count', async () => {
    const { result, data } = await page({ pageno: 2 ** 53 - 1, pagesize: 1_000 });

    expect([result, data.companyList, data.count]).toEqual([1, [], 2_503]);
  });

  it('holds all grades and none, and names whole', async () => {
    const { companyList } = (await page({ pagesize: 1_000 })).data;
    const [grades, names] = [new Set<unknown>(), new Set<unknown>()];
    for (const { assessGrade, enterpriseName } of companyList) {
      grades.add(assessGrade);
      names.add(enterpriseName);
    }

    expect(grades).toEqual(new Set(['AA', 'A', 'B', 'C', 'D', null]));
    expect(names).toContain('演示𠮷祥商贸有限公司');
    expect(Object.keys(companyList[0] ?? {})).toEqual(['uniscId', 'enterpriseName', 'assessGrade']);
  });
});

describe('a licence', () => {
  it('opens the trades of its enterprise, again and again', async () => {
    const { licenseID } = (await rig.upload(pdf)).body.data;
    const query = { uniscId: rated, licenseID };
    const replies = [
      await rig.ask('getPublicResourcesTrading', query),
      await rig.ask('getPublicResourcesTrading', query),
    ];

    expect(replies.map(({ body }) => body)).toMatchObject([
      { result: 1, data: [{ uniscId: rated }, { uniscId: rated }] },
      { result: 1, data: [{ uniscId: rated }, { uniscId: rated }] },
    ]);
  });

  it('opens an empty list where there are no trades', async () => {
    const licenseID = rig.licences['untraded'];
    const { body } = await rig.ask('getPublicResourcesTrading', { uniscId: unrated, licenseID });

    expect(body).toMatchObject({ result: 1, data: [] });
  });

  it('may be sent as JSON', async () => {
    const file = png.toString('base64');
    const { body } = await rig.ask('uploadLicense', { uniscId: rated, fileName: 'a.png', file });

    expect(body).toMatchObject({ result: 1, data: { licenseID: expect.stringMatching(/^L\w+$/) } });
  });

  it('has an id of its own for each upload', async () => {
    const ids = await Promise.all([rig.upload(pdf), rig.upload(pdf)]);

    expect(new Set(ids.map(({ body }) => body.data.licenseID)).size).toBe(2);
  });
});

describe('a token', () => {
  it('is taken beside the password', async () => {
    const token = await rig.token();
    const { body } = await rig.ask('getEnterpriseGrade', { uniscId: rated, token });

    expect(token).toMatch(/^[\w-]{43}$/);
    expect(body.result).toBe(1);
  });

  it('is another one each time', async () => {
    expect(await rig.token()).not.toBe(await rig.token());
  });

  it('may be null, which is none', async () => {
    const { body } = await rig.ask('getEnterpriseGrade', { uniscId: rated, token: null });

    expect(body.result).toBe(1);
  });
});

it('parameters that nobody knows have no effect', async () => {
  const { body } = await rig.ask('getEnterpriseGrade', {
    uniscId: rated,
    constructor: 1,
    pageno: -1,
    newPwd: '',
  });

  expect(body.data).toEqual({
    uniscId: rated,
    enterpriseName: '示例一号有限公司',
    assessGrade: 'A',
  });
});

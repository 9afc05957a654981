import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWuhanRig, licensesPath, type Sent, type WuhanRig } from '../../testing/wuhan-rig.ts';

let rig: WuhanRig;
beforeAll(async () => {
  rig = await createWuhanRig();
});
afterAll(() => rig.close());

const query = (values: object): Sent => ({ body: { query: values } });
const headers = (values: NonNullable<Sent['headers']>): Sent => ({ headers: values });
const form = (body: string): Sent => ({
  body,
  headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
});

describe('a right request', () => {
  it('gets the documented row, masked, field by field in the documented order', async () => {
    const { status, body } = await rig.call(query({ pageNo: 1, regno: '420104000223773' }));

    expect(status).toBe(200);
    expect(JSON.stringify(body)).toBe(
      '{"errcode":0,"errmsg":"","data":{"pageNo":1,"pageSize":20,"data":[{"INV":"孙****",' +
        '"REGNO":"420104000223773","ENTNAME":"武汉广角自控技术有限公司",' +
        '"UNISCID":"91420104MA4KL12K66"}]},"metadata":{},"hint":null}',
    );
  });

  it.each<[string, Sent]>([
    ['a digit string as page', query({ pageNo: '1', regno: '420104000223773' })],
    ['flat JSON', { body: { regno: '420104000223773' } }],
    ['a form', form('pageNo=1&regno=420104000223773')],
    ['unknown parameters', query({ regno: '420104000223773', pageSize: 5, x: { y: [] } })],
    ['empty filters', query({ regno: '420104000223773', inv: '', entname: '' })],
    ['a filter on the stored name', query({ inv: '孙文静', regno: '420104000223773' })],
    ['a BOM', { body: '\uFEFF{"query":{"regno":"420104000223773"}}' }],
    ['a key named __proto__', { body: '{"__proto__":{"a":1},"regno":"420104000223773"}' }],
  ])('may have %s', async (_, sent) => {
    const { body } = await rig.call(sent);

    expect(body.data.data.map((row) => row['REGNO'])).toEqual(['420104000223773']);
  });

  it.each([
    { 'content-type': 'application/json; utf-8' },
    { 'content-type': 'Application/JSON;charset="UTF-8"' },
    { 'content-encoding': 'UTF-8' },
    { 'x-tif-passid': undefined, 'x-tif-paasid': 'demo-fast' },
    { accept: '*/*' },
  ])('may have the headers %o', async (values) => {
    const { body } = await rig.call(headers(values));

    expect(body.errcode).toBe(0);
  });

  it('pages through what it filters', async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4].map((pageNo) =>
        rig.call(query({ pageNo, entname: '江城演示光电股份有限公司' })),
      ),
    );

    expect(pages.map(({ body }) => body.data.data.length)).toEqual([20, 20, 7, 0]);
    expect(pages.map(({ body }) => body.data.pageNo)).toEqual([1, 2, 3, 4]);
  });

  it('is filtered by "and"', async () => {
    const count = async (values: object) => (await rig.call(query(values))).body.data.data.length;
    const both = { inv: '孙文博', entname: '江城演示光电股份有限公司' };

    expect(await count(both)).toBe(1);
    expect(await count({ inv: both.inv })).toBe(2);
  });

  it('reaches every data service by the same handler', async () => {
    const { body } = await rig.call({ path: licensesPath });

    expect(Object.keys(body.data.data[0] ?? {})).toEqual([
      'LICENSENO',
      'ENTNAME',
      'UNISCID',
      'HOLDER',
      'VALIDTO',
    ]);
  });
});

it('answers a path of no contract neutrally', async () => {
  const { status, body } = await rig.call({ path: '/nowhere' });

  expect(status).toBe(404);
  expect(body).not.toHaveProperty('errcode');
});

it.each(['/healthz', '/readyz'])('answers the probe %s without credentials', async (path) => {
  const response = await fetch(`${rig.server.url}${path}`);

  expect(response.status).toBe(200);
});

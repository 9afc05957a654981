import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import document from '../../../generated/wuhan.zh.json' with { type: 'json' };
import {
  createWuhanRig,
  investorsPath,
  type Sent,
  type WuhanRig,
} from '../../testing/wuhan-rig.ts';

let rig: WuhanRig;
beforeAll(async () => {
  rig = await createWuhanRig();
});
afterAll(() => rig.close());

const { examples } = document.components;

describe('the examples of the contract are what the server answers', () => {
  it.each<[keyof typeof examples, Sent]>([
    ['investorsFound', { body: { query: { pageNo: 1, regno: '420104000223773' } } }],
    ['none', { body: { query: { pageNo: 1, regno: '000000000000000' } } }],
    ['notFound', { path: `${investorsPath}x` }],
    ['forbidden', { passid: 'demo-unsubscribed' }],
    ['badParameter', { body: { query: { pageNo: 0 } } }],
    ['malformed', { body: '{' }],
    ['tooLarge', { body: 'x'.repeat(1024 * 1024 + 1) }],
    ['mediaType', { headers: { 'content-type': 'text/xml' } }],
  ])('%s', async (name, sent) => {
    const { body } = await rig.call(sent);

    expect(body).toEqual(examples[name].value);
  });

  it('badSignature, but for the time of the server', async () => {
    const { body } = await rig.call({ headers: { 'x-tif-nonce': undefined } });

    const timeless = (hint: string) => hint.replaceAll(/\d{10}/g, '0000000000');
    const { hint, ...rest } = examples.badSignature.value;
    expect({ ...body, hint: timeless(body.hint) }).toEqual({ ...rest, hint: timeless(hint) });
  });
});

import { expect, it } from 'vitest';
import { jpeg, pdf, png } from './documents.ts';
import { multipartBody, multipartType, type Part } from './multipart.ts';
import { uploadForm } from './uploads.ts';

/** What a platform reads of a form. */
const read = (parts: readonly Part[]): Promise<FormData> => {
  const headers = { 'Content-Type': multipartType };
  return new Response(new Uint8Array(multipartBody(parts)), { headers }).formData();
};

const account = { accessid: 'a"\r\n--', username: '用户', pwd: 'p' };

it('carries texts as they are', async () => {
  const form = await read(uploadForm(account, { uniscId: '91149999MA0DEM0139' }));

  expect([form.get('accessid'), form.get('username'), form.get('pwd')]).toEqual([
    'a"\r\n--',
    '用户',
    'p',
  ]);
  expect(form.get('uniscId')).toBe('91149999MA0DEM0139');
});

it.each([pdf('mark'), png, jpeg])('carries a file of $type byte by byte', async (document) => {
  const form = await read(uploadForm(account, { uniscId: 'x', document }));

  const file = form.get('file');
  if (!(file instanceof File)) throw new Error('no file');
  expect(Buffer.from(await file.arrayBuffer()).equals(document.bytes)).toBe(true);
  expect(file.type).toBe(document.type);
  expect(file.name).toMatch(/^QIYUE-TEST-.+\.(pdf|png|jpg)$/);
});

it('names files in UTF-8, with quotes as browsers write them', async () => {
  const form = await read([{ name: 'file', value: 'x', fileName: '授权 "1".pdf' }]);

  const file = form.get('file');
  expect(file instanceof File && decodeURIComponent(file.name)).toBe('授权 "1".pdf');
});

it('makes another PDF of each mark', () => {
  expect(pdf('one').bytes.equals(pdf('two').bytes)).toBe(false);
});

it('says in a PDF where its objects stand', () => {
  const text = `${pdf('QIYUE-TEST-1').bytes}`;
  const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  const offsets = [...text.matchAll(/^(\d{10}) 00000 n/gm)].map(([, digits]) => Number(digits));

  expect(text.slice(table)).toMatch(/^xref\n0 4\n/);
  expect(offsets.map((at) => text.slice(at, at + 7))).toEqual(['1 0 obj', '2 0 obj', '3 0 obj']);
});

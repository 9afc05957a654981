import { describe, expect, it } from 'vitest';
import { pdf } from '../testing/licence-documents.ts';
import { filePart, multipartBody, textPart } from '../testing/multipart-body.ts';
import { bodyBytesFor, licenceBytes, uploadIn } from './upload.ts';

const accepted = new Set(['multipart/form-data', 'application/json']);
const formType = 'multipart/form-data; boundary=limit';

const upload = (body: string | Buffer, type = 'application/json') =>
  uploadIn({ headers: { 'content-type': type }, body: Buffer.from(body) }, accepted);

const base64 = pdf.toString('base64');

const fault = (kind: string, en: RegExp) => ({
  ok: false,
  refusal: { kind, says: { en: expect.stringMatching(en) } },
});

describe('an upload', () => {
  it('is the same as a form and as JSON', async () => {
    const parts = [textPart('username', 'mall'), filePart('a/授权书.pdf', pdf)];
    const form = await upload(multipartBody('limit', parts), formType);
    const json = await upload(
      JSON.stringify({ username: 'mall', fileName: 'a/授权书.pdf', file: base64 }),
    );

    const file = { name: '授权书.pdf', bytes: pdf };
    expect(form).toEqual({ ok: true, value: { fields: { username: 'mall' }, file } });
    expect(json).toEqual({
      ok: true,
      value: { fields: { username: 'mall', fileName: 'a/授权书.pdf' }, file },
    });
  });

  it.each([
    ['line breaks', JSON.stringify(base64.replace(/.{76}/g, '$&\r\n'))],
    ['escaped characters', `"${base64.replaceAll('/', '\\/').replaceAll('E', '\\u0045')}"`],
  ])('may have base64 with %s', async (_, text) => {
    const result = await upload(` {"a": 1, "file" : ${text} , "b": [2]} `);

    expect(result).toEqual({
      ok: true,
      value: { fields: { a: 1, b: [2] }, file: { name: null, bytes: pdf } },
    });
  });

  it.each(['{}', '{"file": null}', '{"file": ""}'])('of %s has no file', async (body) => {
    expect(await upload(body)).toEqual({ ok: true, value: { fields: {} } });
  });

  it('has no file if the file of its form is empty', async () => {
    const body = multipartBody('limit', [filePart('', '')]);

    expect(await upload(body, formType)).toEqual({ ok: true, value: { fields: {} } });
  });

  it('takes the last of two files, as JSON does', async () => {
    const result = await upload(`{"file": "AAAA", "file": "${base64}"}`);

    expect(result).toMatchObject({ value: { file: { bytes: pdf } } });
  });

  it('may hold a document as large as the limit, in either form', async () => {
    const document = Buffer.alloc(licenceBytes, 1);
    const form = multipartBody('limit', [filePart('a', document)]);
    const broken = document.toString('base64').replace(/.{76}/g, '$&\\r\\n');
    const json = Buffer.from(`{"file":"${broken}"}`);
    const results = [await upload(form, formType), await upload(json)];

    expect(form.length).toBeLessThan(bodyBytesFor(formType));
    expect(json.length).toBeLessThan(bodyBytesFor('application/json'));
    for (const result of results) {
      expect(result.ok && result.value.file?.bytes.equals(document)).toBe(true);
    }
  });
});

describe('what is refused of an upload:', () => {
  it.each(['AAA', 'AAAA=', 'AAB=', 'AA-_', 'AA AA', '授权', 'data:application/pdf;base64,AAAA'])(
    'the base64 %s',
    async (file) => {
      expect(await upload(JSON.stringify({ file }))).toMatchObject(
        fault('malformed', /file is not base64/),
      );
    },
  );

  it.each(['5', 'true', '{}', '["AAAA"]'])('the file %s', async (file) => {
    expect(await upload(`{"file": ${file}}`)).toMatchObject(
      fault('malformed', /file is not base64/),
    );
  });

  it.each([
    ['{"file": "AAAA"', /not JSON/],
    ['{"file": "\\x"}', /not JSON/],
    ['{"file": "AAAA"} x', /not JSON/],
    ['["file"]', /not a JSON object/],
    ['', /not JSON/],
    [`{"file": ${'['.repeat(40)}${']'.repeat(40)}}`, /nests deeper/],
  ])('the body %s', async (body, message) => {
    expect(await upload(body)).toMatchObject(fault('malformed', message));
  });

  it('a document beyond the limit, in either form', async () => {
    const document = Buffer.alloc(licenceBytes + 1);
    const form = multipartBody('limit', [filePart('a', document)]);
    const json = JSON.stringify({ file: document.toString('base64') });
    const tooLarge = fault('too-large', /file is larger than 10485760/);

    expect(await upload(form, formType)).toMatchObject(tooLarge);
    expect(await upload(json)).toMatchObject(tooLarge);
  });

  it('much JSON beside the file, which is not even parsed', async () => {
    const body = `{"file": "AAAA", "more": [${'{},'.repeat(400_000)}{}]}`;

    expect(await upload(body)).toMatchObject(fault('too-large', /body is larger than 1048576/));
  });

  it('other media types, naming those that are accepted', async () => {
    expect(await upload('a=b', 'application/x-www-form-urlencoded')).toMatchObject(
      fault('media-type', /multipart\/form-data or application\/json/),
    );
  });
});

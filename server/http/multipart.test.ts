import { describe, expect, it } from 'vitest';
import { filePart, multipartBody, type Part, textPart } from '../testing/multipart-body.ts';
import { parseMultipart } from './multipart.ts';

const headers = (boundary: string) => ({
  'content-type': `multipart/form-data; boundary=${boundary}`,
});

const parsed = (parts: readonly Part[], boundary = 'limit') =>
  parseMultipart(headers(boundary), multipartBody(boundary, parts));

/** What a body that the test wrote itself is read as. */
const read = (body: string | Buffer, contentType = 'multipart/form-data; boundary=limit') =>
  parseMultipart({ 'content-type': contentType }, Buffer.from(body));

const form = (fields: object, file?: object) => ({
  ok: true,
  value: { fields, ...(file && { file }) },
});

const fault = (en: RegExp, kind = 'malformed') => ({
  ok: false,
  refusal: { kind, says: { en: expect.stringMatching(en) } },
});

describe('a form', () => {
  it('holds texts and a file', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 45, 45]);

    expect(await parsed([textPart('username', '商城'), filePart('a.pdf', bytes)])).toEqual(
      form({ username: '商城' }, { name: 'a.pdf', bytes }),
    );
  });

  it('is read as Node writes it', async () => {
    const data = new FormData();
    data.append('username', '商城 "一"');
    data.append('file', new File(['%PDF'], '授权"书".pdf'));
    const request = new Response(data);
    const type = request.headers.get('content-type') ?? '';
    const result = await read(Buffer.from(await request.arrayBuffer()), type);

    expect(result).toEqual(
      form({ username: '商城 "一"' }, { name: '授权"书".pdf', bytes: Buffer.from('%PDF') }),
    );
  });

  it('gives a view of the body, no copy', async () => {
    const body = multipartBody('limit', [filePart('a', 'bytes')]);
    const result = await read(body);

    expect(result.ok && result.value.file?.bytes.buffer).toBe(body.buffer);
  });

  it.each(['*****', '----WebKitFormBoundary7', "'()+_,-./:=?", 'a'.repeat(70)])(
    'may have the boundary %s, also within its file',
    async (boundary) => {
      const bytes = Buffer.from(`${boundary}--${boundary}\r\n--${boundary}x\r\n-${boundary}`);
      const type = `multipart/form-data; boundary="${boundary}"`;

      expect(await read(multipartBody(boundary, [filePart('a', bytes)]), type)).toEqual(
        form({}, { name: 'a', bytes }),
      );
    },
  );

  it.each([
    ['../../x.pdf', 'x.pdf'],
    ['C:\\papers\\x.pdf', 'x.pdf'],
    ['a%22b.pdf', 'a"b.pdf'],
    ['a\\"b.pdf', 'a"b.pdf'],
    ['授权书 (一).pdf', '授权书 (一).pdf'],
    ['a\u0007\u202eb.pdf', 'a  b.pdf'],
    ['..', null],
    ['papers/', null],
    ['', null],
    ['x'.repeat(300), 'x'.repeat(255)],
  ])('calls a file named %j %j', async (given, name) => {
    expect(await parsed([filePart(given, 'x')])).toEqual(
      form({}, { name, bytes: Buffer.from('x') }),
    );
  });

  it.each([
    ["filename*=UTF-8''%E6%8E%88.pdf", '授.pdf'],
    ['filename=plain.pdf', 'plain.pdf'],
    ['x="y"', null],
  ])('reads a file with %s', async (parameter, name) => {
    const head = `content-disposition: FORM-DATA;name="file";${parameter}`;

    expect(await parsed([{ head, body: 'x' }])).toEqual(
      form({}, { name, bytes: Buffer.from('x') }),
    );
  });

  it.each([
    ['a preamble and an epilogue', 'see below\r\n--limit\r\n', '\r\n--limit--\r\nthe end'],
    ['blanks behind its boundary', '--limit \t\r\n', '\r\n--limit--'],
    [
      'further lines in a head',
      '--limit\r\nContent-Type: text/plain; charset=utf-8\r\n',
      '\r\n--limit--',
    ],
  ])('may have %s', async (_, before, after) => {
    const part = 'Content-Disposition: form-data; name="a"\r\n\r\nb';

    expect(await read(`${before}${part}${after}`)).toEqual(form({ a: 'b' }));
  });

  it('may be empty, or hold empty texts', async () => {
    expect(await parsed([])).toEqual(form({}));
    expect(await parsed([textPart('a', ''), textPart('b', '')])).toEqual(form({ a: '', b: '' }));
  });

  it('takes no name for one of its own', async () => {
    const result = await parsed([textPart('__proto__', 'x')]);

    expect(result.ok && Object.keys(result.value.fields)).toEqual(['__proto__']);
  });
});

describe('what is refused of a form:', () => {
  const part = 'Content-Disposition: form-data; name="a"\r\n\r\nb';

  it.each([
    ['a text twice', [textPart('a', '1'), textPart('a', '2')], /"a" occurs more than once/],
    ['a file twice', [filePart('x', '1'), filePart('y', '2')], /"file" occurs more than once/],
    ['a text as a file', [filePart('x', '1', 'pwd')], /"pwd" has a file name/],
    ['a text that is no UTF-8', [textPart('a', Buffer.of(0xca, 0xda))], /"a" is no text in UTF-8/],
    ['a part without a name', [{ head: 'Content-Type: text/plain', body: '' }], /gives no name/],
    ['a bare quotation mark', [filePart('a"b', '')], /head of a part.*broken/],
    ['ten thousand parts', Array(10_000).fill(textPart('a', '')), /more than 64 parts/],
    ['a long head', [textPart('a'.repeat(9_000), '')], /no whole head/],
  ])('%s', async (_, parts, message) => {
    expect(await parsed(parts)).toMatchObject(fault(message));
  });

  it.each([
    ['nothing', ''],
    ['no boundary', `--other\r\n${part}\r\n--other--`],
    ['no end', `--limit\r\n${part}\r\n--limit\r\n`],
    ['half of the end', `--limit\r\n${part}\r\n--limit-`],
    ['line feeds alone', `--limit\n${part.replaceAll('\r', '')}\n--limit--\n`],
  ])('a body with %s', async (_, body) => {
    expect(await read(body)).toMatchObject(fault(/does not end with its boundary/));
  });

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary=${'a'.repeat(71)}`,
    'multipart/form-data; boundary="é"',
    'multipart/form-data boundary=limit',
    '',
  ])('the Content-Type %j', async (type) => {
    expect(await read(`--limit\r\n${part}\r\n--limit--`, type)).toMatchObject(
      fault(/names no boundary/),
    );
  });

  it.each([
    { 'content-encoding': 'gzip' },
    { 'content-type': 'multipart/form-data; charset=gbk; boundary=limit' },
  ])('other codings: %j', async (given) => {
    const result = await parseMultipart({ ...headers('limit'), ...given }, Buffer.from(part));

    expect(result).toMatchObject(fault(/multipart/, 'media-type'));
  });

  it('every body that is cut, without a fault of ours', async () => {
    const whole = multipartBody('limit', [textPart('a', 'b'), filePart('c', 'd')]);
    const cuts = Array.from({ length: whole.length - 3 }, (_, end) => whole.subarray(0, end));
    const results = await Promise.all(cuts.map((cut) => read(cut)));

    expect(results.filter(({ ok }) => ok)).toEqual([]);
  });
});

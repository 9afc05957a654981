import { truncateSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readHar } from './har-file.ts';
import { entry, harFile, json } from './testing/har.ts';

const read = (...entries: readonly unknown[]) => {
  using har = harFile(...entries);
  return readHar(har.file);
};

const answered = (content: unknown, rest: object = {}) =>
  read(entry({ response: { status: 200, headers: [json], content, ...rest } }))[0]?.reply;

const withData = (postData: unknown): object => {
  const whole = entry() as { readonly request: object };
  return { ...whole, request: { ...whole.request, postData } };
};

describe('a file that is no HAR says where and what was expected', () => {
  it.each([
    [[entry(), 7], 'log.entries[1] has to be object, and is number'],
    [[{ request: [] }], 'log.entries[0].request has to be object, and is array'],
    [[entry({ url: 'nowhere' })], 'log.entries[0].request.url has to be URL, and is string'],
    [[entry({ method: '' })], 'log.entries[0].request.method has to be string'],
    [
      [entry({ response: { status: '200' } })],
      'log.entries[0].response.status has to be integer, and is string',
    ],
    [
      [{ ...entry(), startedDateTime: 'yesterday' }],
      'startedDateTime has to be a date of ISO 8601 from 1970 to 9999, and is string',
    ],
    [
      [{ ...entry(), startedDateTime: '-000001-01-01T00:00:00Z' }],
      'log.entries[0].startedDateTime has to be a date of ISO 8601 from 1970 to 9999',
    ],
    [
      [entry(), { ...entry(), time: 1e300 }],
      'log.entries[1].time has to be milliseconds up to 10000000000, and is number',
    ],
    [[entry({ response: { status: 200.5 } })], 'log.entries[0].response.status has to be integer'],
    [[entry({ url: 'https://a.example:99999/' })], 'log.entries[0].request.url has to be URL'],
    [[withData('x')], 'log.entries[0].request.postData has to be object, and is string'],
    [
      [withData({ params: [null] })],
      'log.entries[0].request.postData.params[0] has to be object, and is null',
    ],
    [
      [entry({ response: { status: 200, headers: [{ value: 'x' }] } })],
      'log.entries[0].response.headers[0].name has to be string, and is nothing',
    ],
  ])('%j', (entries, says) => {
    expect(() => read(...entries)).toThrow(says);
  });

  it('and one that is not there is named', () => {
    expect(() => readHar('/nowhere/x.har')).toThrow('/nowhere/x.har (ENOENT)');
  });
});

describe('the body of a reply', () => {
  const text = '{"errcode":0}';

  it.each([
    ['text', { text }],
    ['base64', { text: Buffer.from(text).toString('base64'), encoding: 'base64' }],
    ['a size before or after packing', { text, size: 5 }],
  ])('is read from %s', (_, content) => {
    expect(answered(content)?.body.toString()).toBe(text);
  });

  it('is unpacked where a proxy has kept it packed', () => {
    const packed = gzipSync(text).toString('base64');
    const headers = [json, { name: 'Content-Encoding', value: 'gzip' }];

    const reply = answered({ text: packed, encoding: 'base64' }, { headers });

    expect(reply?.body.toString()).toBe(text);
  });

  it.each([
    ['was not kept', { size: 100 }],
    ['was cut', { text: text.slice(0, 5), size: 13 }],
    ['was left out', { text: '', size: 13, comment: 'left out: it holds a secret' }],
  ])('is not known where it %s', (_, content) => {
    expect(answered(content)).toBeNull();
  });

  it('is empty where that is said', () => {
    const headers = [json, { name: 'content-length', value: '0' }];

    expect(answered({ size: 0 }, { headers })?.body).toHaveLength(0);
  });

  it.each([0, 101])('is not known of status %d', (status) => {
    expect(answered({ text }, { status })).toBeNull();
  });
});

describe('an entry', () => {
  it('is read without the headers of HTTP/2 itself', () => {
    const headers = [{ name: ':authority', value: 'x' }, json];

    expect(read(entry({ headers }))[0]?.request.headers).toEqual([['Content-Type', json.value]]);
  });

  it('has the media type of its content where its headers were taken away', () => {
    const reply = answered({ text: '{}', mimeType: 'text/html' }, { headers: [] });

    expect(reply?.headers).toEqual([['content-type', 'text/html']]);
  });

  it('has the fields of a form as its body', () => {
    const params = [{ name: 'pageNo', value: '1' }, { name: 'inv' }];

    const [one] = read(withData({ mimeType: 'x', params }));

    expect(one?.request.body?.toString()).toBe('pageNo=1&inv=');
  });

  it.each([
    ['that begins with two slashes', 'https://a.example//[/x'],
    ['with odd escapes', 'https://a.example/%zz?%ff=%'],
    ['of another scheme', 'data:,/getToken'],
  ])('may have an address %s', (_, url) => {
    expect(read(entry({ url }))[0]).toMatchObject({ entry: 0, request: { url: new URL(url) } });
  });

  it('comes in the order of sending', () => {
    const early = { ...entry({ method: 'GET' }), startedDateTime: '2026-11-20T00:00:00Z' };
    const late = { ...entry(), startedDateTime: '2026-11-20T08:00:01+08:00' };

    expect(read(late, early).map(({ request }) => request.method)).toEqual(['GET', 'POST']);
  });
});

describe('a file that is too much to judge at once is refused, and the bound is said', () => {
  it('by its entries', () => {
    using har = harFile(...Array.from({ length: 20_001 }, () => 0));

    expect(() => readHar(har.file)).toThrow('20001 entries, and at most 20000 can be judged');
  });

  it('by its bytes', () => {
    using har = harFile();
    truncateSync(har.file, 128 * 1024 * 1024 + 1);

    expect(() => readHar(har.file)).toThrow('at most 128 MiB');
  });

  it('by what its packed bodies become, together', () => {
    const packed = gzipSync(Buffer.alloc(15 << 20, '1')).toString('base64');
    const headers = [json, { name: 'Content-Encoding', value: 'gzip' }];
    const content = { text: packed, encoding: 'base64' };
    const one = entry({ response: { status: 200, headers, content } });

    expect(() => read(...Array.from({ length: 18 }, () => one))).toThrow(
      'log.entries[17]: the bodies have more than 256 MiB in all',
    );
  });

  it('but one packed body that is too long is only not known', () => {
    const packed = gzipSync(Buffer.alloc(17 << 20, '1')).toString('base64');
    const headers = [json, { name: 'Content-Encoding', value: 'gzip' }];

    expect(answered({ text: packed, encoding: 'base64' }, { headers })).toBeNull();
  });
});

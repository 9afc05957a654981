import { describe, expect, it } from 'vitest';
import type { Reply } from '../exchange/observation.ts';
import { entriesOf, entryOf, learned, observed, replyWith, token } from './testing/filed.ts';

const contentOf = (facts: Partial<Reply>) => entryOf({ reply: replyWith(facts) }).response.content;

describe('an entry', () => {
  it('tells the request as it was sent', () => {
    expect(entryOf().request).toMatchObject({
      method: 'POST',
      url: 'http://127.0.0.1:8931/base/query?page=1&name=%E5%BC%A0+',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      queryString: [
        { name: 'page', value: '1' },
        { name: 'name', value: '张 ' },
      ],
      bodySize: 12,
      postData: { mimeType: 'application/json', text: '{"query":{}}' },
    });
  });

  it('tells the reply as it came', () => {
    expect(entryOf().response).toMatchObject({
      status: 200,
      statusText: 'OK',
      content: { size: 13, mimeType: 'application/json', text: '{"errcode":0}' },
      redirectURL: '',
    });
  });

  it('tells when it was sent and how long it took', () => {
    const { startedDateTime, time, timings } = entryOf({ startedAt: 1500 });

    expect(startedDateTime).toBe('2026-07-27T02:15:04.500Z');
    expect([time, timings['wait']]).toEqual([2.5, 2.5]);
  });

  it('names the check that sent it', () => {
    expect(entryOf()).toMatchObject({
      _check: 'wuhan.sample.check',
      _operation: 'queryInvestors',
      comment: 'wuhan.sample.check · queryInvestors',
    });
  });

  it('says why there is no reply', () => {
    expect(entryOf({ reply: null, failure: 'ECONNRESET' }).response).toMatchObject({
      status: 0,
      _error: 'the connection was dropped',
    });
  });

  it('stands in the order of sending, those between the checks too', () => {
    const login = observed({ operation: 'login', startedAt: 1 });
    const entries = entriesOf([observed({ startedAt: 5 }), observed({ startedAt: 3 })], [login]);

    expect(
      entries.map(({ timings: _, _check, startedDateTime }) => [_check, startedDateTime.at(-2)]),
    ).toEqual([
      [null, '1'],
      ['wuhan.sample.check', '3'],
      ['wuhan.sample.check', '5'],
    ]);
  });

  it('holds what came over the wire, and beside it what was sealed within', () => {
    const content = contentOf({ text: '{"rows":[]}', wire: { text: '{"data":"c2Vh"}', body: {} } });

    expect(content).toMatchObject({ size: 15, text: '{"data":"c2Vh"}', _opened: '{"rows":[]}' });
  });
});

describe('secrets', () => {
  it('stand nowhere in an entry', () => {
    const told = `${token} ${learned} pass-word`;
    const entry = entryOf({
      request: {
        method: 'POST',
        path: `/query?access_token=${token}`,
        headers: [
          ['x-tif-signature', 'f'.repeat(64)],
          [`x-${learned}`, told],
        ],
        body: Buffer.from(told),
      },
      reply: replyWith({ headers: { location: `/${token}`, 'content-type': told }, text: told }),
    });

    const text = JSON.stringify(entry);
    for (const secret of [token, learned, 'pass-word', 'f'.repeat(9)]) {
      expect(text).not.toContain(secret);
    }
    expect(entry.request.queryString).toEqual([{ name: 'access_token', value: '******' }]);
  });

  it.each<[string, Buffer, Record<string, string>]>([
    ['in bytes', Buffer.concat([Buffer.from([0xff]), Buffer.from(token)]), {}],
    ['in characters of two bytes', Buffer.from(`\uffff${token}`, 'utf16le'), {}],
    ['in the other order', Buffer.from(`\uffff${token}`, 'utf16le').swap16(), {}],
    ['in what is packed', Buffer.from([0x1f, 0x8b, 0xff]), { 'content-encoding': 'gzip' }],
  ])('may stand %s, which are then left out', (_, bytes, headers) => {
    const content = contentOf({ bytes, headers });

    expect(content).toMatchObject({ size: bytes.length, text: '' });
    expect(content.comment).toContain('left out');
  });
});

describe('a body', () => {
  it('that is no text is kept in base64', () => {
    const bytes = Buffer.from([0xff, 0xd8, 0, 1]);

    expect(contentOf({ bytes, text: '\ufffd' })).toMatchObject({
      size: 4,
      text: bytes.toString('base64'),
      encoding: 'base64',
    });
  });

  it('that is long is cut, and says so', () => {
    const content = contentOf({ text: 'x'.repeat(70_000) });

    expect(content).toMatchObject({ size: 70_000, comment: 'cut after 65536' });
    expect(content.text).toHaveLength(65_536);
  });
});

import { describe, expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import { emptyPage } from '../testing/wuhan/gateway.ts';
import { readReply } from './observation.ts';

const { contract } = judged.wuhan();
const json = 'application/json; charset=utf-8';

function read(body: string | Buffer, type: string | undefined = json, status = 200) {
  const headers = type === undefined ? {} : { 'content-type': type };
  const answer = { kind: 'reply', status, headers, body: Buffer.from(body) } as const;
  return readReply(contract, 'queryInvestors', answer);
}

const kinds = (...reply: Parameters<typeof read>) => read(...reply).frame.map(({ kind }) => kind);
const text = JSON.stringify(emptyPage);

describe('the frame of a reply', () => {
  it.each([
    ['application/json'],
    ['application/json;charset=UTF-8'],
    ['Application/JSON; Charset="utf-8"'],
    ['application/json; charset=utf8'],
    ['application/json; utf-8'],
  ])('bears the type %s', (type) => {
    expect(kinds(text, type)).toEqual([]);
  });

  it.each([
    ['text/html'],
    ['text/plain; charset=utf-8'],
    ['application/jsonp'],
    ['application/problem+json'],
    ['application/json; charset=gbk'],
    [''],
  ])('objects to the type %j', (type) => {
    expect(kinds(text, type)).toEqual(['content-type']);
  });

  it('objects to a missing type', () => {
    const answer = { kind: 'reply', status: 200, headers: {}, body: Buffer.from(text) } as const;

    const [fault] = readReply(contract, 'queryInvestors', answer).frame;

    expect(fault?.actual.en).toBe('none');
  });

  it('objects to bytes that are not UTF-8', () => {
    expect(kinds(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).toContain('encoding');
  });

  it('objects to a byte order mark, which RFC 8259 forbids to send', () => {
    expect(kinds(`\ufeff${text}`)).toEqual(['json']);
  });

  it.each([[''], ['<p>'], ['{"errcode":0,}'], ['callback({})'], ["{'a':1}"]])(
    'objects to %j, which is not JSON',
    (body) => {
      expect(kinds(body)).toEqual(['json']);
    },
  );
});

describe('reading a reply', () => {
  it('keeps what is not JSON as text, without a body and without outcomes', () => {
    const reply = read('<p>');

    expect([reply.text, reply.body, reply.outcomes, reply.deviations]).toEqual([
      '<p>',
      undefined,
      [],
      [],
    ]);
  });

  it('compares the body with the schema of its status', () => {
    expect(read('{"errcode":1433,"errmsg":"","data":null,"metadata":{}}').deviations[0]?.at).toBe(
      '/errmsg',
    );
  });

  it('knows names outside the basic plane as they are', () => {
    expect(read('{"errcode":0,"errmsg":"𠮷"}').body).toEqual({ errcode: 0, errmsg: '𠮷' });
  });
});

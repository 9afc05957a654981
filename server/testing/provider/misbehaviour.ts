import type { ServerResponse } from 'node:http';
import type { SmReply } from '../../../spec/protocol/sm-envelope.ts';
import { sm3 } from '../../../spec/protocol/sm3.ts';
import { uniscIdAt } from '../../platforms/shanxi/seed/synthetic-companies.ts';
import type { ProvidedPage } from './records.ts';

/** What a provider does wrong, and on which page. */
export interface Misbehaviour {
  readonly kind: keyof typeof kinds;
  readonly page: number;
  /** How often, if not for ever. */
  readonly times?: number;
  /** The part of the envelope in which a bit is flipped, and which bit of it. */
  readonly part?: 'iv' | 'encrypted' | 'digest';
  readonly bit?: number;
  readonly status?: number;
  readonly msg?: string;
  readonly retryAfter?: number;
}

/** Where the handling of a request can go wrong. */
export interface Hooks {
  /** Answers, or never does, in place of all the rest. */
  readonly instead?: (response: ServerResponse, given: Misbehaviour) => void;
  readonly page?: (page: ProvidedPage, given: Misbehaviour) => object;
  readonly envelope?: (envelope: SmReply, given: Misbehaviour) => SmReply;
  /** Sends the page as it is. */
  readonly plain?: true;
}

const kinds = {
  flip: { envelope: flipped },
  'wrong-digest': { envelope: (envelope) => ({ ...envelope, digest: sm3(Buffer.of()) }) },
  drop: { page: ({ count, recordList }) => ({ count, recordList: recordList.slice(1) }) },
  twice: { page: ({ count, recordList }) => ({ count, recordList: twice(recordList) }) },
  repeat: { page: withFirst({ uniscId: uniscIdAt(0) }) },
  count: { page: (page) => ({ ...page, count: page.count + 1 }) },
  'bad-grade': { page: withFirst({ assessGrade: 'E' }) },
  'half-letter': { page: withFirst({ enterpriseName: '商\ud842行' }) },
  'no-list': { page: ({ count }) => ({ count }) },
  'too-many': {
    page: (page) => ({ ...page, recordList: [...page.recordList, page.recordList[0]] }),
  },
  plain: { plain: true },
  stall: { instead: () => {} },
  cut: { instead: (response) => response.destroy() },
  fail: { instead: failing },
  'not-json': { instead: (response) => response.end('<html>') },
  redirect: {
    instead: (response) => response.writeHead(307, { location: '/elsewhere' }).end(),
  },
  endless: { instead: endless },
} as const satisfies Readonly<Record<string, Hooks>>;

export const hooksOf = ({ kind }: Misbehaviour): Hooks => kinds[kind];

function flipped(envelope: SmReply, { part = 'encrypted', bit = 0 }: Misbehaviour): SmReply {
  const bytes = Buffer.from(envelope[part], 'hex');
  const place = Math.floor(bit / 8) % bytes.length;
  bytes[place] = (bytes[place] ?? 0) ^ (1 << (bit % 8));
  return { ...envelope, [part]: bytes.toString('hex') };
}

/** The last one comes in the place of the first one as well. */
const twice = (list: ProvidedPage['recordList']) => [list.at(-1), ...list.slice(1)];

function withFirst(change: object) {
  return ({ count, recordList: [first, ...rest] }: ProvidedPage) => ({
    count,
    recordList: [{ ...first, ...change }, ...rest],
  });
}

function failing(response: ServerResponse, { status = 500, msg = '', retryAfter }: Misbehaviour) {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ msg, result: 0 }));
}

function endless(response: ServerResponse) {
  const chunk = Buffer.alloc(65_536, ' ');
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

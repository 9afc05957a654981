/**
 * A small server of the sample contract, for trying the way from a Word table to a verdict:
 * `node conformance/testing/own/penalty-server.ts` listens on port 8090, or PORT, and knows the
 * token `demo-token-0001`.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codes, type Operation, penalties, type Rule, rules } from './penalty-rules.ts';

/** A reply before it is written. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What a test does otherwise than is right. */
export interface Oddity {
  /** Rules in the place of the right ones, by `operation.parameter`. */
  readonly rules?: Readonly<Record<string, Rule>>;
  readonly knows?: (token: string | null) => boolean;
  readonly answer?: (right: Answer, request: Asked) => Answer;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation | null;
  readonly values: URLSearchParams;
}

export const token = 'demo-token-0001';

/** The server, not yet listening. */
export const createPenaltyServer = (oddity: Oddity = {}): Server =>
  createServer(async (incoming, outgoing) => {
    const { knows = (given) => given === token, answer = (right) => right } = oddity;
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const { operation, values } = await read(incoming, url);
    const asked = { method: incoming.method ?? '', path: url.pathname, operation, values };
    const isKnown = knows(url.searchParams.get('token'));
    const body = isKnown ? reply(asked, oddity) : failure(codes.badCredentials, 'token 无效');
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    const made = answer({ status: 200, headers, body }, asked);
    const text = typeof made.body === 'string' ? made.body : JSON.stringify(made.body);
    outgoing.writeHead(made.status, made.headers).end(text);
  });

async function read(
  incoming: IncomingMessage,
  { pathname, searchParams }: URL,
): Promise<Pick<Asked, 'operation' | 'values'>> {
  const number = /^\/penalties\/([^/]+)$/.exec(pathname)?.[1];
  const bytes = Buffer.concat(await incoming.toArray()).toString();
  if (incoming.method === 'POST' && pathname === '/objections') {
    const isForm = /^application\/x-www-form-urlencoded/.test(
      incoming.headers['content-type'] ?? '',
    );
    return { operation: 'submitObjection', values: new URLSearchParams(isForm ? bytes : '') };
  }
  if (incoming.method !== 'GET') return { operation: null, values: searchParams };
  if (pathname === '/penalties') return { operation: 'listPenalties', values: searchParams };
  if (number === undefined) return { operation: null, values: searchParams };
  return {
    operation: 'getPenalty',
    values: new URLSearchParams({ number: decodeURIComponent(number) }),
  };
}

function reply({ operation, values }: Asked, { rules: odd = {} }: Oddity): object {
  if (operation === null) return failure(codes.notFound, '没有这个地址');
  for (const [name, rule] of Object.entries<Rule>(rules[operation])) {
    const isRight = odd[`${operation}.${name}`] ?? rule;
    if (!isRight(values.get(name))) return failure(codes.badInput, `参数 ${name} 有误`);
  }
  return handlers[operation](values);
}

const handlers: Readonly<Record<Operation, (values: URLSearchParams) => object>> = {
  listPenalties(values) {
    const [pageNo, pageSize] = [
      Number(values.get('pageNo') ?? 1),
      Number(values.get('pageSize') ?? 20),
    ];
    const [status, party] = [values.get('status'), values.get('party')];
    const found = penalties.filter(
      (one) => (status === null || one.status === status) && one.party.includes(party ?? ''),
    );
    const rows = found.slice((pageNo - 1) * pageSize, pageNo * pageSize);
    return success({ pageNo, pageSize, total: found.length, rows });
  },
  getPenalty(values) {
    const found = penalties.find(({ number }) => number === values.get('number'));
    return found ? success(found) : failure(codes.notFound, '没有这条处罚');
  },
  submitObjection: () => success({ acceptId: 'YY-000001' }),
};

const success = (data: object): object => ({ code: codes.success, msg: '成功', data });
const failure = (code: number, msg: string): object => ({ code, msg, data: null });

if (import.meta.main) {
  const server = createPenaltyServer().listen(Number(process.env['PORT'] ?? 8090), '127.0.0.1');
  server.on('listening', () => {
    // It listens on a port, not on a pipe.
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`http://127.0.0.1:${port}\n`);
  });
}

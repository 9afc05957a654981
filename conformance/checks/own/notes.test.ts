import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { beforeAll, expect, it } from 'vitest';
import { judge } from '../../judge.ts';
import type { OwnTarget } from '../../platforms/own/target.ts';
import type { Report } from '../../report/report.ts';
import { type Received, sendJson, startEndpoint } from '../../testing/endpoint.ts';
import { more, notes, written } from '../../testing/own/documents.ts';
import { failuresOf } from '../../testing/own/trial.ts';
import { roleNamed } from './opened.ts';

const login = 'reader:secret-word';

/** What is wrong with a search; nothing for a right one. */
interface Rules {
  readonly knows: (headers: IncomingHttpHeaders) => boolean;
  readonly accepts: (body: { readonly kind?: unknown; readonly limit?: unknown }) => boolean;
}

const right: Rules = {
  knows: ({ authorization }) => authorization === `Basic ${Buffer.from(login).toString('base64')}`,
  accepts: ({ kind, limit = 1 }) =>
    (kind === 'a' || kind === 'b') &&
    Number.isInteger(limit) &&
    +`${limit}` >= 1 &&
    +`${limit}` <= 10,
};

function statusFor({ knows, accepts }: Rules, { path, method, headers, body }: Received): number {
  if (path !== '/search') return 404;
  if (method !== 'POST') return 405;
  if (!knows(headers)) return 401;
  const value = parsed(body.toString().replace(/^\ufeff/, ''));
  const isJson = /^application\/json/.test(headers['content-type'] ?? '');
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isJson && isObject && accepts(value) ? 200 : 422;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const respond = (response: ServerResponse, status: number): void =>
  sendJson(response, status === 200 ? [{ name: 'x' }] : {}, status);

async function judgeNotes(rules: Partial<Rules> = {}): Promise<Report> {
  await using endpoint = await startEndpoint((request, response) =>
    respond(response, statusFor({ ...right, ...rules }, request)),
  );
  const target: OwnTarget = {
    contract: 'own',
    url: endpoint.url,
    rate: 5_000,
    security: { login },
  };
  return await judge({ target });
}

beforeAll(() => roleNamed(written({ 'api.yaml': notes, 'more.yaml': more })));

it('judges a JSON interface that tells outcomes by HTTP status and cites no clause', async () => {
  const report = await judgeNotes();

  expect(failuresOf(report)).toEqual([]);
  expect(report.conclusion.word.zh).toBe('符合');
  expect(report.counts.pass).toBeGreaterThan(40);
});

it.each<[fault: string, check: string, rules: Partial<Rules>]>([
  [
    'takes any kind',
    'own.input.search.kind.enum',
    { accepts: (body) => right.accepts({ ...body, kind: 'a' }) },
  ],
  [
    'takes the limit as text',
    'own.input.search.limit.type',
    {
      accepts: (body) =>
        right.accepts(typeof body.limit === 'string' ? { ...body, limit: +body.limit } : body),
    },
  ],
  [
    'refuses the largest limit',
    'own.input.search.limit.maximum',
    { accepts: (body) => right.accepts(body) && body.limit !== 10 },
  ],
  [
    'compares passwords without their last character',
    'own.credentials.search.login.changed',
    {
      knows: ({ authorization = '' }) =>
        Buffer.from(authorization.slice(6), 'base64').toString().startsWith(login.slice(0, -1)),
    },
  ],
])('finds that a server %s', async (_, check, rules) => {
  expect(failuresOf(await judgeNotes(rules))).toContain(check);
});

it('cites the operation and the place in the document', async () => {
  const report = await judgeNotes({ accepts: () => true });
  const found = report.results.find(({ id }) => id === 'own.input.search.limit.maximum');

  expect(found?.requirements).toEqual([
    expect.stringMatching(/^#\/paths\/~1search\/post\/requestBody\/.*\/properties\/limit$/),
    'POST /search',
  ]);
});

it('shows neither the password nor what is made of it', async () => {
  const text = JSON.stringify(await judgeNotes({ knows: () => true }));

  expect(text).not.toContain('secret-word');
  expect(text).not.toContain(Buffer.from(login).toString('base64'));
});

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../spec/document.ts';
import { asReceived } from '../derive/candidate.ts';
import type { Hands } from '../derive/hands.ts';
import type { Observation } from '../exchange/observation.ts';
import { Blocked, Mismatch } from '../mismatch.ts';
import { replyWith } from '../testing/by-outcome.ts';
import { fuzz } from './phase.ts';

const schema = {
  type: 'object',
  required: ['page', 'pwd'],
  properties: {
    page: { type: 'integer', minimum: 1 },
    name: { type: 'string', maxLength: 20 },
    pwd: { type: 'string' },
  },
} as const;

const validate = new Ajv2020().compile(schema);

interface Body {
  readonly page?: unknown;
  readonly name?: unknown;
  readonly pwd?: unknown;
}

type Answering = (body: Body) => readonly Outcome[];

const strict: Answering = (body) => [validate(body) ? 'success' : 'bad-input'];

/** Runs the phase against an endpoint in a sentence; gives what was sent and what was thrown. */
async function run(answering: Answering, { seed = 0, requests = 300 } = {}) {
  const sent: Body[] = [];
  const failing: Body[] = [];
  const hands: Hands<{ readonly own: readonly Observation[] }> = {
    refusalRequirements: () => ['WH-R048'],
    acceptedBody: (_, __, example) => example,
    async sendBody(_, __, given) {
      const body = asReceived(given) as Body;
      sent.push(body);
      const outcomes = answering(body);
      if (outcomes.join() !== strict(body).join()) failing.push(body);
      return replyWith(outcomes);
    },
    succeeded: () => undefined,
    refusedInput: async () => undefined,
    warn: () => undefined,
  };
  const example = { page: 1, name: 'x', pwd: 'secret' };
  const keeps = (field: string) => field === 'pwd';
  const spoils = () => true;
  const known = { operationId: 'ask', schema, example, validate, hands, keeps, spoils };
  const fuzzed = { ...known, carries: () => true, cites: () => undefined };
  const thrown: unknown = await fuzz({ own: [] }, fuzzed, { seed, requests, time: 60_000 }).then(
    () => null,
    (error: unknown) => error,
  );
  return { sent, thrown, smallest: failing.at(-1) };
}

describe('made-up requests', () => {
  it('find nothing where the schema is obeyed', async () => {
    expect((await run(strict)).thrown).toBeNull();
  });

  it('are right ones and wrong ones', async () => {
    const { sent } = await run(strict);
    const right = sent.filter((body) => validate(body)).length;

    expect(right).toBeGreaterThan(20);
    expect(sent.length - right).toBeGreaterThan(20);
  });

  it('are the same for the same seed, and others for another', async () => {
    const [one, again, other] = [
      await run(strict),
      await run(strict),
      await run(strict, { seed: 1 }),
    ];

    expect(again.sent).toEqual(one.sent);
    expect(other.sent).not.toEqual(one.sent);
  });

  it('leave alone what a caller is known by', async () => {
    const { sent } = await run(strict);

    expect(new Set(sent.map(({ pwd }) => pwd))).toEqual(new Set(['secret']));
  });

  it('shrink to the one fault, and say which seed they come from', async () => {
    const lenient: Answering = (body) => (body.page === 0 ? ['success'] : strict(body));
    const { thrown, smallest } = await run(lenient, { seed: 7 });

    expect(smallest).toEqual({ page: 0, pwd: 'secret' });
    expect(thrown).toBeInstanceOf(Mismatch);
    expect(`${thrown}`).toContain('seed 7');
  });

  it('shrink to the one character that breaks the server', async () => {
    const fragile: Answering = (body) =>
      /[\u{10000}-\u{10FFFF}]/u.test(`${body.name}`) ? ['server-fault'] : strict(body);
    const { smallest } = await run(fragile);

    expect([...`${smallest?.name}`]).toHaveLength(1);
  });

  it('are no more than allowed, those that shrink included', async () => {
    const broken: Answering = () => ['server-fault'];

    expect((await run(broken, { requests: 5 })).sent.length).toBeLessThanOrEqual(5);
    expect((await run(strict, { requests: 9 })).sent.length).toBeLessThanOrEqual(9);
  });

  it('end at once where nothing more can be said', async () => {
    const { sent, thrown } = await run(() => {
      throw new Blocked('mini.frame.complete');
    });

    expect(thrown).toBeInstanceOf(Blocked);
    expect(sent).toHaveLength(1);
  });
});

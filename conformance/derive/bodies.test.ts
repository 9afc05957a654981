import { describe, expect, it } from 'vitest';
import { dereference } from '../../spec/dereference.ts';
import { endpoints } from '../../spec/document.ts';
import { compileValidators } from '../../spec/validators.ts';
import { byOutcome, replyOf } from '../testing/by-outcome.ts';
import { deriveBodyChecks } from './bodies.ts';
import { asReceived } from './candidate.ts';
import type { Hands } from './hands.ts';

const bundle = {
  paths: {
    '/ask': {
      post: {
        operationId: 'ask',
        requestBody: {
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Question' },
              examples: { plain: { value: { page: 1, name: 'x' } } },
            },
          },
        },
      },
    },
    '/order': {
      post: {
        operationId: 'order',
        requestBody: {
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Order' },
              examples: {
                three: { value: { list: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] } },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Question: {
        type: 'object',
        properties: {
          page: { type: 'integer', minimum: 1, 'x-tolerated': [tolerating(0)] },
          name: { type: 'string', maxLength: 3 },
        },
      },
      Order: {
        type: 'object',
        required: ['list'],
        properties: {
          list: {
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              required: ['name'],
              properties: { name: { type: 'string', pattern: '\\S' } },
            },
          },
        },
      },
    },
  },
};

function tolerating(value: number) {
  return { reading: 'WH-A57', values: [value], says: { zh: '当作 1', en: 'read as 1' } };
}

/** An endpoint in a sentence: which bodies it serves. */
type Session = (body: { readonly page: unknown; readonly name: unknown }) => boolean;

const warnings: string[] = [];
const hands: Hands<Session> = {
  ...byOutcome,
  sendBody: async (serves, _, body) => replyOf(serves(asReceived(body) as Parameters<Session>[0])),
  sameResult: () => undefined,
  warn: (_, reading) => void warnings.push(reading),
};

const [endpoint, ordering] = endpoints(dereference(bundle));
const { Question, Order } = compileValidators(bundle);
if (!endpoint || !ordering || !Question || !Order) throw new Error('the bundle above has both');
const checks = deriveBodyChecks('mini', endpoint, Question, hands);

const run = async (id: string, session: Session) =>
  checks.find((check) => check.id === `mini.input.ask.${id}`)?.run(session);

const strict: Session = (body) => Question(body);

describe('the checks of a body', () => {
  it('are one per field and group of values', () => {
    expect(checks.map(({ id }) => id)).toContain('mini.input.ask.name.maxLength');
    expect(new Set(checks.map(({ field }) => field))).toEqual(new Set(['page', 'name']));
  });

  it.each(checks)('$id passes where the schema is obeyed', async ({ run }) => {
    await expect(run(strict)).resolves.toBeUndefined();
  });

  it('notice an endpoint that is too lenient, and say with which value', async () => {
    const lenient: Session = () => true;

    await expect(run('name.maxLength', lenient)).rejects.toThrow('name = 4 Latin letters');
  });

  it('notice an endpoint that counts code units', async () => {
    const byUnits: Session = ({ page, name }) => strict({ page, name }) && `${name}`.length <= 3;

    await expect(run('name.maxLength', byUnits)).rejects.toThrow('name = 3 astral');
  });

  it('name a value that a reading tolerates instead of failing it', async () => {
    const zeroIsOne: Session = (body) => body.page === 0 || strict(body);

    await run('page.minimum', zeroIsOne);

    expect(warnings).toContain('WH-A57');
  });
});

describe('the checks of a list', () => {
  type Named = { readonly list: readonly ({ readonly name?: unknown } | null)[] };
  type Taking = (body: Named) => boolean;
  // Only what the session is differs from the hands above.
  const listHands = {
    ...hands,
    sendBody: async (takes: Taking, _: string, body: unknown) => replyOf(takes(body as Named)),
  } as unknown as Hands<Taking>;
  const ofList = deriveBodyChecks('mini', ordering, Order, listHands);
  const runList = async (id: string, takes: Taking) =>
    ofList.find((check) => check.id === `mini.input.order.list.${id}`)?.run(takes);

  it('are about the list, its items and their fields', () => {
    expect(ofList.map(({ id }) => id.replace('mini.input.order.', ''))).toEqual([
      'list.required',
      'list.type',
      'list.null',
      'list.minItems',
      'list.items',
      'list.name.required',
      'list.name.type',
      'list.name.null',
      'list.name.empty',
      'list.name.blank',
      'list.name.characters',
    ]);
  });

  it.each(ofList)('$id passes where the schema is obeyed', async ({ run }) => {
    await expect(run((body) => Order(body))).resolves.toBeUndefined();
  });

  it.each([0, 1, 2])('notice that item %i is not looked at', async (index) => {
    const blind: Taking = (body) => {
      const list = Array.isArray(body.list) ? body.list : [];
      return Order({ list: list.with(index, { name: 'x' }) });
    };

    await expect(runList('name.empty', blind)).rejects.toThrow(`list[${index}].name`);
    await expect(runList('items', blind)).rejects.toThrow(`list[${index}]`);
  });
});

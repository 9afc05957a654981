import { expect, it } from 'vitest';
import { dataServices } from './data-services.ts';

const text = { type: 'string' };
const row = {
  type: 'object',
  properties: {
    CODE: text,
    GRADE: { type: ['string', 'null'], enum: ['A', 'B', null] },
    NOTE: { anyOf: [text, { type: 'null' }] },
  },
};
const document = { components: { schemas: { Pet: row, Query: { properties: { code: text } } } } };

/** One operation for each key, all on one dataset. */
const services = (...keys: (string | undefined)[]) =>
  dataServices(
    'wuhan',
    document,
    keys.map((key, index) => ({
      path: `/pets-${index}`,
      method: 'post',
      responses: {},
      'x-dataset': { name: 'pets', row: 'Pet', query: 'Query', ...(key && { key }) },
    })),
  );

it('knows the key of the rows, if the document names one', () => {
  expect(services('CODE', 'CODE').map(({ dataset }) => dataset.key)).toEqual(['CODE', 'CODE']);
  expect(services(undefined)[0]?.dataset).not.toHaveProperty('key');
});

it('knows which fields may be null, however the document says it', () => {
  expect(services('CODE')[0]?.nullable).toEqual(['GRADE', 'NOTE']);
});

it.each([
  ['is no field', ['NAME']],
  ['differs between services', ['CODE', undefined]],
])('refuses a key that %s', (_, keys) => {
  expect(() => services(...keys)).toThrow(
    /Dataset pets: key must name a field \(CODE, GRADE, NOTE\)/,
  );
});

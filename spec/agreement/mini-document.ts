import type { Case } from './cases.ts';

/** The path of a case, by its place in the table. */
export const pathOf = (index: number): string => `/case-${index}`;

/** The name of its schema and of its operation. */
export const nameOf = (index: number): string => `case${index}`;

/** One document with a POST operation for each case, whose body is `{value: …}`. */
export const miniDocument = (cases: readonly Case[]) => ({
  openapi: '3.1.1',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: { title: 'agreement', version: '1' },
  paths: Object.fromEntries(cases.map((_, index) => [pathOf(index), { post: operation(index) }])),
  components: {
    schemas: Object.fromEntries(cases.map(({ schema }, index) => [nameOf(index), body(schema)])),
  },
});

const operation = (index: number): object => ({
  operationId: nameOf(index),
  requestBody: { required: true, content: json({ $ref: `#/components/schemas/${nameOf(index)}` }) },
  responses: { 204: { description: 'accepted' } },
});

const json = (schema: object): object => ({ 'application/json': { schema } });

const body = (value: Case['schema']): object => ({
  type: 'object',
  required: ['value'],
  properties: { value },
});

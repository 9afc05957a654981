import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { more, notes, written } from '../../testing/own/documents.ts';
import { openOwnContract } from './contract.ts';

const open = (text: string, name = 'api.yaml') =>
  openOwnContract(written({ [name]: text, 'more.yaml': more }));

describe('a document of one’s own', () => {
  it('is told from other versions by name', async () => {
    await expect(open(notes.replace('3.1.0', '3.0.3'))).rejects.toThrow('OpenAPI 3.0.3');
  });

  it('is told from what is no OpenAPI document', async () => {
    await expect(open('title: x')).rejects.toThrow('there is no `openapi` at its root');
  });

  it.each([
    ['is no YAML', notes.replace('paths:', 'paths: ]'), /line 11/],
    ['breaks the structure of OpenAPI', notes.replace('post:', 'push:'), /line 13: .*`push`/],
    [
      'leads nowhere',
      notes.replace('#/Note', '#/Nota'),
      /api\.yaml:\d+: the \$ref .* leads nowhere/,
    ],
    [
      'leads into the network',
      notes.replace('more.yaml', 'https://api.example/more.yaml'),
      /leads into the network/,
    ],
    [
      'leads to a file that is not there',
      notes.replace('more.yaml', 'less.yaml'),
      /less\.yaml \(ENOENT\)/,
    ],
    [
      'has an outcome that nobody knows',
      notes.replace('[success]', '[fine]'),
      /line 5: the outcomes of a rule/,
    ],
  ])('that %s is refused with the place and the reason', async (_, text, message) => {
    await expect(open(text)).rejects.toThrow(message);
  });

  it('without outcomes is refused with what to add', async () => {
    const text = notes.replace('x-outcomes:', 'x-remarks:');

    await expect(open(text)).rejects.toThrow(/Add it at the root, as in:\nx-outcomes:\n {2}fields/);
  });

  it('may be written in JSON', async () => {
    const { endpoints } = await open(JSON.stringify(parse(notes)), 'api.json');

    expect(endpoints.map(({ operation }) => operation.operationId)).toEqual(['search']);
  });

  it('may hold schemas that refer to themselves', async () => {
    const { replySchema } = await open(notes);
    const validate = replySchema('search', 200)?.validate;

    expect(validate?.([{ name: 'a', notes: [{ name: 'b' }] }])).toBe(true);
    expect(validate?.([{ name: 'a', notes: [{ name: 7 }] }])).toBe(true);
    expect(validate?.([{ name: 7 }])).toBe(false);
  });

  it('without clauses cites the places of its fields', async () => {
    const { register } = await open(notes);

    expect(Object.keys(register.requirements)).toEqual([
      'POST /search',
      expect.stringMatching(/^#\/paths\/~1search\/post\/requestBody\/.*\/properties\/kind$/),
      expect.stringMatching(/\/properties\/limit$/),
      'more.yaml#/Note/properties/name',
      'more.yaml#/Note/properties/notes',
      '#/components/securitySchemes/login',
      '#/x-outcomes',
    ]);
  });

  it('says of a requirement that nothing cites why no check decides it', async () => {
    const declared = 'x-requirements: {N-1: {clause: "1", zh: 按月核对, en: Compare monthly}}\n';
    const { register } = await open(notes.replace('paths:', `${declared}paths:`));

    expect(register.requirements['N-1']).toMatchObject({
      clause: '1',
      reason: { en: 'Nothing in the contract cites it, so no check decides it' },
    });
  });
});

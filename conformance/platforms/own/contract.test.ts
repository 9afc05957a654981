import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
      /less\.yaml \(it does not exist, ENOENT\)/,
    ],
    [
      'refers to itself alone',
      notes.replace("'more.yaml#/Note'", "'#/components/x-a'") +
        "  x-a: {$ref: '#/components/x-a'}\n",
      /api\.yaml:\d+: the \$ref #\/components\/x-a leads back to itself/,
    ],
    [
      'refers in a circle',
      notes.replace("'more.yaml#/Note'", "'#/components/x-a'") +
        "  x-a: {$ref: '#/components/x-b'}\n  x-b: {$ref: '#/components/x-a', title: b}\n",
      /leads back to itself/,
    ],
    [
      'refers in a circle within an example',
      notes.replace('{kind: a, limit: 3}', "{$ref: '#/components/x-a/value'}") +
        "  x-a: {value: {$ref: '#/components/x-a/value'}}\n",
      /api\.yaml, line 1: Self-referencing/,
    ],
    [
      'refers to a file beyond its folder',
      notes.replace('more.yaml', '../more.yaml'),
      /api\.yaml:\d+: the \$ref \.\.\/more\.yaml#\/Note leads out of the folder/,
    ],
    [
      'refers to a file beyond its folder by its whole name',
      notes.replace('more.yaml', '/etc/passwd'),
      /leads out of the folder/,
    ],
    [
      'refers to such a file in an example',
      notes.replace('{kind: a, limit: 3}', '{$ref: ../more.yaml}'),
      /leads out of the folder/,
    ],
    [
      'refers to the network in an example',
      notes.replace('{kind: a, limit: 3}', "{$ref: 'https://api.example/a.yaml'}"),
      /leads into the network/,
    ],
    [
      'holds an alias of itself',
      notes.replace('info: {', 'info: &x {x-a: *x, '),
      /api\.yaml, line 1: /,
    ],
    [
      'has an outcome that nobody knows',
      notes.replace('[success]', '[fine]'),
      /line 5: the outcomes of a rule/,
    ],
    [
      'has a pattern that is no regular expression',
      notes.replace('{enum: [a, b]}', '{type: string, pattern: "(["}'),
      /api\.yaml, line 25: the pattern \(\[ is no regular expression/,
    ],
    [
      'has such a pattern for the names of fields',
      notes.replace('{enum: [a, b]}', '{type: object, patternProperties: {"(": {}}}'),
      /line 25: the pattern \( is no/,
    ],
    [
      'demands more characters than it allows',
      notes.replace('{enum: [a, b]}', '{type: string, minLength: 5, maxLength: 2}'),
      /api\.yaml, line 25: minLength 5 is more than maxLength 2, so nothing is right/,
    ],
    [
      'demands more than it allows of a number',
      notes.replace('minimum: 1,', 'minimum: 11,'),
      /line 26: minimum 11 is more than maximum 10/,
    ],
  ])('that %s is refused with the place and the reason', async (_, text, message) => {
    await expect(open(text)).rejects.toThrow(message);
  });

  it.each([
    ['is no YAML', notes.replace('paths:', 'paths: ]'), /第 11 行有误：不是合法的 YAML（/],
    ['is no OpenAPI', notes.replace('post:', 'push:'), /第 13 行有误：不合 OpenAPI 的结构（/],
  ])(
    'that %s is refused in Chinese, with the words of the library beside it',
    async (_, text, zh) => {
      await expect(open(text)).rejects.toMatchObject({ text: { zh: expect.stringMatching(zh) } });
    },
  );

  it('that refers to a link out of its folder is refused', async () => {
    const secret = written({ 'secret.yaml': more });
    const file = written({ 'api.yaml': notes });
    symlinkSync(secret, join(dirname(file), 'more.yaml'));

    await expect(openOwnContract(file)).rejects.toThrow(/leads out of the folder/);
  });

  it('may lie in folders below it', async () => {
    const file = written({ 'api.yaml': notes.replace('more.yaml', 'below/more.yaml') });
    mkdirSync(join(dirname(file), 'below'));
    writeFileSync(join(dirname(file), 'below', 'more.yaml'), more);

    expect((await openOwnContract(file)).endpoints).toHaveLength(1);
  });

  it('without outcomes is refused with what to add', async () => {
    const text = notes.replace('x-outcomes:', 'x-remarks:');

    await expect(open(text)).rejects.toThrow(/Add it at the root, as in:\nx-outcomes:\n {2}fields/);
  });

  it('may have a bad pattern in another of its files, which is named', async () => {
    const other = more.replace('name: {type: string}', "name: {type: string, pattern: '['}");

    await expect(
      openOwnContract(written({ 'api.yaml': notes, 'more.yaml': other })),
    ).rejects.toThrow(/more\.yaml, line 5: the pattern \[/);
  });

  it('may hold in its data and under names what would be wrong in a schema', async () => {
    const kind = '{type: object, properties: {pattern: {type: string}}, default: {pattern: "("}}';

    await open(notes.replace('{enum: [a, b]}', kind).replace('kind: a,', 'kind: {pattern: "(["},'));
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

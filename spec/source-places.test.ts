import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import committed from '../generated/places.json' with { type: 'json' };
import { bundleOf, contractIds } from './bundles.ts';
import { dereference } from './dereference.ts';
import { endpoints, webhooks } from './document.ts';
import { type OperationPlaces, type SourcePlaces, sourcePlaces } from './source-places.ts';

const root = new URL('../', import.meta.url);
const places: Readonly<Record<string, SourcePlaces>> = committed;

/** The line that a place names. */
function lineAt(place: string, folder: URL | string = root): string {
  const [file = '', line] = place.split(/:(?=\d+$)/);
  const path = typeof folder === 'string' ? join(folder, file) : new URL(file, folder);
  return readFileSync(path, 'utf8').split('\n')[Number(line) - 1] ?? '';
}

const lastKey = (name: string): string => name.split('/').at(-1) ?? '';

/** Pairs of a place and what its line has to hold. */
function named(id: string, one: OperationPlaces): readonly (readonly [string, string])[] {
  const fields = [one.request, one.reply].flatMap(Object.entries<string>);
  return [
    [one.operation, `operationId: ${id}`],
    [one.method, 'post:'],
    [one.responses ?? '', 'responses:'],
    [one.requestBody ?? '', 'requestBody:'],
    [one.replyType ?? '', 'application/json:'],
    ...fields.map(([name, place]) => [place, lastKey(name)] as const),
  ];
}

describe.each(contractIds)('the places of %s', (id) => {
  const found = places[id];
  const document = dereference(bundleOf(id, 'zh'));

  it('hold every operation of the contract', () => {
    const all = [...endpoints(document), ...webhooks(document)];

    expect(Object.keys(found?.operations ?? {})).toEqual(
      all.map(({ operation }) => operation.operationId),
    );
  });

  it('name lines that hold the names', () => {
    const pairs = Object.entries(found?.operations ?? {}).flatMap(([name, one]) =>
      named(name, one),
    );

    expect(pairs.length).toBeGreaterThan(30);
    expect(pairs.filter(([place, word]) => !lineAt(place).includes(word))).toEqual([]);
  });

  it('name the lines of the paths', () => {
    const all = Object.values(found?.operations ?? {}).map((one) => lineAt(one.path).trim());
    const paths = [...Object.keys(document.paths), ...Object.keys(document.webhooks ?? {})];

    expect(all.map((line) => line.replace(/: \{\$ref.*/, ''))).toEqual(paths);
  });

  it('name the lines of codes and requirements', () => {
    const codes = document['x-result-codes'].map(({ code }) => String(code));
    const wrong = [
      ...Object.entries(found?.codes ?? {}),
      ...Object.entries(found?.requirements ?? {}),
    ].filter(([name, place]) => !lineAt(place).includes(name));

    expect(Object.keys(found?.codes ?? {}).sort()).toEqual(codes.sort());
    expect(lineAt(found?.codeTable ?? '')).toContain('x-result-codes');
    expect(wrong).toEqual([]);
  });
});

describe('the places of a document of one file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qiyue-places-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const placesOf = (text: string): SourcePlaces => {
    writeFileSync(join(folder, 'own.yaml'), text);
    return sourcePlaces({ folder, document: 'own.yaml' });
  };

  it('follow references within it, and schemas that hold themselves', () => {
    const { operations } = placesOf(`paths:
  /tree:
    get:
      operationId: getTree
      responses:
        "200":
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Tree"}
components:
  schemas:
    Tree:
      properties:
        name: {type: string}
        below: {type: array, items: {$ref: "#/components/schemas/Tree"}}
`);

    expect(operations['getTree']?.method).toBe('own.yaml:3');
    expect(operations['getTree']?.reply).toEqual({
      '/name': 'own.yaml:14',
      '/below': 'own.yaml:15',
    });
  });

  it('name an operation that has no name by its method and path', () => {
    const { operations } = placesOf(`paths:
  /penalties/{number}:
    summary: One penalty
    get:
      parameters:
        - {name: number, in: path}
`);

    expect(Object.keys(operations)).toEqual(['get-penalties-number']);
    expect(operations['get-penalties-number']).toMatchObject({
      operation: 'own.yaml:4',
      request: { number: 'own.yaml:6' },
    });
  });

  it('hold the codes of the classifier where there is no table of them', () => {
    const { codes, codeTable } = placesOf(`x-outcomes:
  code: code
  rules:
    - {status: 2XX, when: {code: 0}}
    - {when: {code: null}}
paths: {}
`);

    expect(codes).toEqual({ '0': 'own.yaml:4' });
    expect(codeTable).toBeUndefined();
  });

  it('cannot be found where a reference leads nowhere', () => {
    const broken = 'paths: {/x: {get: {operationId: x, parameters: [{$ref: "#/gone"}]}}}';

    expect(() => placesOf(broken)).toThrow('#/gone leads nowhere');
  });
});

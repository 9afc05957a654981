import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Document, OpenAPIBackend } from 'openapi-backend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../document.ts';
import { type Mock, startMock } from '../mock.ts';
import { compileValidators } from '../validators.ts';
import { cases } from './cases.ts';
import { miniDocument, nameOf, pathOf } from './mini-document.ts';
import { ajvForgets, structureCases } from './structure-cases.ts';

const table = [...cases, ...structureCases];
const document = miniDocument([...table, ajvForgets]);
const validators = compileValidators(document);
const backend = new OpenAPIBackend({
  definition: document as unknown as Document,
  quick: true,
  customizeAjv: () => new Ajv2020({ strictTypes: false, strictRequired: false }),
});
const bodies = table.flatMap(({ name, valid, invalid }, index) => [
  ...valid.map((value) => ({ name, index, value, verdict: 'accepts' })),
  ...invalid.map((value) => ({ name, index, value, verdict: 'refuses' })),
]);

describe('Ajv, openapi-backend and Prism agree', () => {
  let folder = '';
  let mock: Mock;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qiyue-agreement-'));
    const file = join(folder, 'agreement.json');
    await writeFile(file, JSON.stringify(document));
    await backend.init();
    mock = await startMock({ document: file });
  });
  afterAll(async () => {
    await mock.close();
    await rm(folder, { recursive: true });
  });

  const verdicts = async (index: number, value: Json) => ({
    ajv: word(validators[nameOf(index)]?.({ value })),
    backend: word(backendAccepts(index, value)),
    prism: word(await prismAccepts(mock, index, value)),
  });

  it.each(bodies)('$name: $verdict $value', async ({ index, value, verdict }) => {
    expect(await verdicts(index, value)).toEqual({
      ajv: verdict,
      backend: verdict,
      prism: verdict,
    });
  });

  it('except where Ajv is wrong, which the contracts keep away from', async () => {
    const [value = null] = ajvForgets.valid;

    const found = await verdicts(table.length, value);

    expect(found).toEqual({ ajv: 'refuses', backend: 'refuses', prism: 'accepts' });
  });
});

it('refuses to compile a format, which validators read differently', () => {
  const schema = { type: 'string', format: 'date-time' };
  const dated = miniDocument([{ name: 'format', schema, valid: [], invalid: [] }]);

  expect(() => compileValidators(dated)).toThrow('unknown format "date-time"');
});

const word = (accepted: unknown): string => (accepted === true ? 'accepts' : 'refuses');

function backendAccepts(index: number, value: Json): boolean {
  const request = { method: 'post', path: pathOf(index), headers: jsonHeaders, body: { value } };
  return backend.validator.validateRequest(request, nameOf(index)).valid;
}

async function prismAccepts({ url }: Mock, index: number, value: Json): Promise<boolean> {
  const body = JSON.stringify({ value });
  const reply = await fetch(url + pathOf(index), { method: 'POST', headers: jsonHeaders, body });
  return reply.status === 204;
}

const jsonHeaders = { 'content-type': 'application/json' };

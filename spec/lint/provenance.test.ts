import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redocly } from '../redocly.ts';
import { type Document, document } from './sample-document.ts';

const config = fileURLToPath(new URL('../redocly.yaml', import.meta.url));

const faults: readonly (readonly [string, string, (sample: Document) => unknown])[] = [
  ['an operation', 'operation-cites-clause', ({ post }) => delete post['x-clause']],
  ['a parameter', 'parameter-cites-clause', ({ parameter }) => delete parameter['x-clause']],
  ['a response', 'response-cites-clause', ({ response }) => delete response['x-clause']],
  ['a field', 'field-cites-clause', ({ field }) => delete field['x-clause']],
  ['a code', 'code-cites-clause', ({ code }) => delete code['x-clause']],
  ['a rule', 'code-cites-clause', ({ rule }) => delete rule['x-clause']],
];

const wrongs: readonly (readonly [string, string, (sample: Document) => unknown])[] = [
  ['an unknown requirement', 'clause-known', ({ field }) => Object.assign(field, unknownClause)],
  ['an unknown status', 'status-known', ({ field }) => Object.assign(field, unknownStatus)],
  ['a code of no field', 'code-fields-known', ({ code }) => Object.assign(code, unknownField)],
  ['a rule of no field', 'rule-fields-declared', ({ rule }) => Object.assign(rule, unknownPlace)],
  ['a fractional multiple', 'no-fractional-multiple', ({ field }) => Object.assign(field, cents)],
];
const [unknownField, unknownPlace] = [{ 'x-fields': ['pages'] }, { when: { felid: 0 } }];
const unknownClause = { 'x-clause': ['WH-R999'] };
const unknownStatus = { 'x-status': 'guessed' };
const cents = { type: 'number', multipleOf: 0.01 };

describe('the provenance rules', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qiyue-lint-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** The rules that refuse the sample once it is spoilt. */
  async function refusals(name: string, spoil: (sample: Document) => unknown) {
    const sample = document();
    spoil(sample);
    const file = join(folder, `${name}.json`);
    await writeFile(file, JSON.stringify(sample.root));
    const options = ['--config', config, '--format=json'];
    const { stdout } = await redocly('lint', file, ...options).catch((refused) => refused);
    const { problems } = JSON.parse(stdout) as { problems: readonly { ruleId: string }[] };
    return problems.map(({ ruleId }) => ruleId).filter((id) => id.startsWith('provenance/'));
  }

  it('have nothing against the sample as it is', async () => {
    expect(await refusals('sound', () => undefined)).toEqual([]);
  });

  it.each(faults)('refuse %s that cites nothing', async (_, rule, spoil) => {
    expect(await refusals(rule, spoil)).toEqual([`provenance/${rule}`]);
  });

  it.each(wrongs)('refuse %s', async (_, rule, spoil) => {
    expect(await refusals(rule, spoil)).toEqual([`provenance/${rule}`]);
  });
});

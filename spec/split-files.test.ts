import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bundleOf, contractIds } from './bundles.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Redocly does not report what stands in a split file and is used by nobody. */
describe.each(contractIds)('the split files of %s', (contract) => {
  const bundle = bundleOf(contract, 'zh');
  const names = new Set(Object.values(bundle.components).flatMap((group) => Object.keys(group)));
  const items = [...Object.values(bundle.paths), ...Object.values(bundle.webhooks ?? {})];
  const operations = new Set(items.flatMap(operationIds));
  const inlined = new Set(Object.values(bundle).map((value) => JSON.stringify(value)));
  const files = globSync(`${here}${contract}/**/*.yaml`).filter((f) => !/openapi|arazzo/.test(f));

  it('are where this test looks for them', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  it.each(files.map((file) => [relative(here, file), file]))('%s reaches the bundle', (_, file) => {
    const entries = Object.entries<object>(parse(readFileSync(file, 'utf8')));

    const lost = entries.filter(
      ([name, value]) =>
        !names.has(name) &&
        !operationIds(value).some((id) => operations.has(id)) &&
        !inlined.has(JSON.stringify(value)),
    );

    expect(lost.map(([name]) => name)).toEqual([]);
  });
});

const operationIds = (item: object): readonly string[] =>
  Object.values(item).flatMap((value) => value?.operationId ?? []);

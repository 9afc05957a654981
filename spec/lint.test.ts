import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contractIds } from './bundles.ts';
import { redocly } from './redocly.ts';

const here = import.meta.dirname;
const config = join(here, 'redocly.yaml');
const flows = globSync('*/flows.arazzo.yaml', { cwd: here }).map((file) => join(here, file));
const apis = [...contractIds.flatMap((id) => [`${id}@zh`, `${id}@en`]), ...flows];

it.each(apis)('finds no error and no warning in %s', async (api) => {
  const { stdout } = await redocly('lint', api, '--config', config, '--format=json');

  const { totals } = JSON.parse(stdout);
  expect(totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
});

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { registers } from '../generated/requirements.ts';
import { redocly } from './redocly.ts';

const config = fileURLToPath(new URL('redocly.yaml', import.meta.url));
const apis = Object.keys(registers).flatMap((id) => [`${id}@zh`, `${id}@en`]);

it.each(apis)('finds no error and no warning in %s', async (api) => {
  const { stdout } = await redocly('lint', api, '--config', config, '--format=json');

  const { totals } = JSON.parse(stdout);
  expect(totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
});

import { expect, it } from 'vitest';
import { contractIds } from '../bundles.ts';
import { UsageError } from '../usage-error.ts';
import { choiceFor, mockCommand } from './mock.ts';

it('shows how to choose an example that the contract has', () => {
  expect(contractIds.map(choiceFor)).toEqual([
    'Prefer: code=200, example=none',
    'Prefer: code=200, example=badAppKey',
    'Prefer: code=200, example=unrated',
  ]);
});

it.each(['0', '65536', 'http', ''])('refuses the port %j', async (port) => {
  const started = mockCommand({ contract: 'wuhan', port, language: 'en' }, ({ en }) => en);

  await expect(started).rejects.toThrow(UsageError);
});

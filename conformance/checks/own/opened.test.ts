import { expect, it, vi } from 'vitest';
import { chosenChecks } from '../../judge.ts';
import { more, notes, written } from '../../testing/own/documents.ts';
import { roleNamed } from './opened.ts';

it('takes a plain name for a shipped contract', async () => {
  expect(await roleNamed('wuhan')).toBe('wuhan');
  await expect(roleNamed('shanghai')).rejects.toThrow('name its file, as ./openapi.yaml');
});

it('has no checks of its own before a document is named', async () => {
  // A program that has just begun: other tests of this worker may have named one.
  vi.resetModules();
  const fresh = { ...(await import('../../judge.ts')), ...(await import('./opened.ts')) };
  await expect(fresh.chosenChecks({ contract: 'own' })).rejects.toThrow('Name the file');

  await fresh.roleNamed(written({ 'api.yaml': notes, 'more.yaml': more }));

  expect((await fresh.chosenChecks({ contract: 'own' })).length).toBeGreaterThan(40);
});

it('has checks with ids that are unique and of one form', async () => {
  await roleNamed('docs/own-contract/openapi.yaml');

  const ids = (await chosenChecks({ contract: 'own' })).map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^own\.[\w.-]+$/.test(id))).toEqual([]);
});

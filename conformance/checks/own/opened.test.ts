import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it, vi } from 'vitest';
import { listChecks } from '../../judge.ts';
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
  expect(() => fresh.listChecks({ contract: 'own' })).toThrow('Name the file');

  await fresh.roleNamed(written({ 'api.yaml': notes, 'more.yaml': more }));

  expect(fresh.listChecks({ contract: 'own' }).length).toBeGreaterThan(40);
});

it('has checks with ids that are unique and of one form', async () => {
  await roleNamed('docs/own-contract/openapi.yaml');

  const ids = listChecks({ contract: 'own' }).map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^own\.[\w.-]+$/.test(id))).toEqual([]);
});

/** Everything that is read with a file before a line of it runs. */
function readWith(file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known;
  known.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(
    /^import (?!type)[^;]*?from '(\.[^']+\.ts)';$/gm,
  );
  for (const [, path = ''] of imports) readWith(normalize(join(dirname(file), path)), known);
  return known;
}

it('costs a shipped contract no start-up time', () => {
  const files = [...readWith('conformance/commands/check.ts')];

  expect(files).toContain('conformance/checks/own/opened.ts');
  expect(files.filter((file) => file.includes('/own/'))).toEqual([
    'conformance/checks/own/opened.ts',
  ]);
});

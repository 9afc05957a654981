import { describe, expect, it } from 'vitest';
import { roles } from '../contract/role.ts';
import { staticImports } from '../testing/static-imports.ts';
import { doors } from './index.ts';

/** Files of checks and platforms, of whatever role. */
const ofRoles = (files: ReadonlySet<string>): readonly string[] =>
  [...files].filter((file) => /\/(checks|platforms)\/[^/]+\//.test(file));

describe('a run', () => {
  it('begins without the checks of any role', () => {
    const { files } = staticImports('conformance/commands/check.ts');

    expect(files).toContain('conformance/checks/index.ts');
    expect(ofRoles(files)).toEqual(['conformance/checks/own/opened.ts']);
  });

  it.each(['wuhan', 'neimenggu', 'shanxi'])('of %s loads the checks of no other role', (role) => {
    const { files } = staticImports(`conformance/checks/${role}/judged.ts`);

    expect(ofRoles(files).length).toBeGreaterThan(10);
    expect(ofRoles(files).filter((file) => !file.includes(`/${role}/`))).toEqual([]);
  });

  it.each(roles)('of %s loads no compiler of schemas and no fuzzer', (role) => {
    const packages = ['conformance/commands/check.ts', `conformance/checks/${role}/judged.ts`]
      .map(staticImports)
      .flatMap((loaded) => [...loaded.packages]);

    expect(packages).toContain('yaml');
    expect(packages.filter((name) => /^(ajv|fast-check|undici$)/.test(name))).toEqual([]);
  });
});

it.each(roles)('the door of %s leads to its contract', async (role) => {
  const open = await doors[role]();

  expect(open().contract.id).toBe(role);
});

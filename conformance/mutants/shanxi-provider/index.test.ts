import { expect, it } from 'vitest';
import { mutants, variants } from './index.ts';

const names = [...mutants, ...variants].map(({ name }) => name);

it('names every mutant and variant once, in kebab-case', () => {
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

it('has enough of both', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(20);
  expect(variants.length).toBeGreaterThanOrEqual(8);
});

/** What the register lets a caller see of a provider, and the webhook describes. */
it.each(['19', '20', '21', '22', '23'])('breaks SX-R0%s somewhere', (number) => {
  const cited = new Set<string>(mutants.flatMap(({ requirements }) => requirements));

  expect(cited).toContain(`SX-R0${number}`);
});

it('cites for each variant the reading or rule that tolerates it', () => {
  expect(variants.filter(({ tolerated }) => !/^(SX-A\d\d|rule \d+)$/.test(tolerated))).toEqual([]);
});

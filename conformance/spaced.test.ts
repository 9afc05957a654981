import { expect, it } from 'vitest';
import { listChecks } from './checks/all.ts';
import { roles } from './contract/role.ts';
import { spaced } from './spaced.ts';

it('puts a blank between Han and Latin characters, and nowhere else', () => {
  expect(spaced('明文不是 JSON的 sm2报文，AA。')).toBe('明文不是 JSON 的 sm2 报文，AA。');
});

it.each(roles)('titles of the checks of %s are written that way', (contract) => {
  const titles = listChecks({ contract }, { fuzz: true }).map(({ title }) => title.zh);

  expect(titles.filter((title) => spaced(title) !== title)).toEqual([]);
});

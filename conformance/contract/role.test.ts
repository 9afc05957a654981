import { expect, it } from 'vitest';
import { contractOf, knownRole, roles } from './role.ts';

it('judges each contract, and the provider of Shanxi by the contract of Shanxi', () => {
  expect(roles.map((role) => [role, contractOf(role)])).toEqual([
    ['wuhan', 'wuhan'],
    ['neimenggu', 'neimenggu'],
    ['shanxi', 'shanxi'],
    ['shanxi-provider', 'shanxi'],
  ]);
});

it('lists what there is where a name is unknown', () => {
  expect(() => knownRole('shanghai')).toThrow('wuhan, neimenggu, shanxi, shanxi-provider');
});

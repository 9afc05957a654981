import { expect, it } from 'vitest';
import { contractIds, knownContract, mockPort } from './bundles.ts';

it('gives the mock of each contract a port of its own, from 4010', () => {
  expect(contractIds.map(mockPort)).toEqual(contractIds.map((_, index) => 4010 + index));
});

it('knows each contract by its name', () => {
  expect(contractIds.map(knownContract)).toEqual(contractIds);
});

it('names the contracts that there are when it is asked for another', () => {
  expect(() => knownContract('beijing')).toThrow(contractIds.join(', '));
});

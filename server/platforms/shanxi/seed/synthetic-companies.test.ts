import { expect, it } from 'vitest';
import { checkCharacter, organisationCheck } from '../../../../spec/protocol/credit-code.ts';
import { companiesCsv, companyAt, companyCount, uniscIdAt } from './synthetic-companies.ts';

it('makes codes with right check characters, in their order', () => {
  const codes = [0, 1, 30, 31, 1_000, companyCount - 1].map(uniscIdAt);

  expect(codes).toEqual(codes.toSorted());
  for (const code of codes) {
    expect(code.charAt(17)).toBe(checkCharacter(code.slice(0, 17)));
    expect(code.charAt(16)).toBe(organisationCheck(code.slice(8, 16)));
  }
});

it('writes each company once, in no order', () => {
  const [header, ...lines] = [...companiesCsv(50)].join('').trimEnd().split('\n');
  const expected = Array.from({ length: 50 }, (_, index) => Object.values(companyAt(index)).join());

  expect(header).toBe(Object.keys(companyAt(0)).join());
  expect(lines).not.toEqual(expected);
  expect(lines.toSorted()).toEqual(expected);
});

import { expect, it } from 'vitest';
import { checkCharacter, organisationCheck } from './credit-code.ts';

/** Codes that were issued, those that the demo data made up, and the one whose sum is a multiple. */
const valid = [
  '91420104MA4KL12K66',
  '91350100M000100Y43',
  '91110000600037341L',
  '9144030071526726XG',
  '91149999MA0DEM0139',
  '91149999MA0DEM03XU',
  '12149999MA0DEM013E',
  '91149999MA00003650',
];

it.each(valid)('gives the check character of %s', (code) => {
  expect(checkCharacter(code.slice(0, 17))).toBe(code.charAt(17));
});

it.each(valid)('gives the check character of the organisation code in %s', (code) => {
  expect(organisationCheck(code.slice(8, 16))).toBe(code.charAt(16));
});

it.each(['91110000600037341X', '91440300MA5DA8QK3X'])('differs from that of %s', (code) => {
  expect(checkCharacter(code.slice(0, 17))).not.toBe(code.charAt(17));
});

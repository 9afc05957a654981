/**
 * The two check characters of a unified social credit code (GB 32100-2015). No contract looks at
 * them (SX-A25, WH-A41); they are for codes that are made up.
 */

/** Digits and capital letters without I, O, S, V and Z, in the order of their values. */
export const creditCodeCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The last character of a code, from the 17 before it. */
export function checkCharacter(first17: string): string {
  const sum = [...first17].reduce(
    ({ total, weight }, character) => ({
      total: total + creditCodeCharacters.indexOf(character) * weight,
      weight: (weight * 3) % 31,
    }),
    { total: 0, weight: 1 },
  ).total;
  return creditCodeCharacters.charAt((31 - (sum % 31)) % 31);
}

/** GB 11714-1997: the weights of the first eight characters of an organisation code. */
const weights = [3, 7, 9, 10, 5, 8, 4, 2];

/** The 17th character of a code, which ends the organisation code, from the eight before it. */
export function organisationCheck(first8: string): string {
  const values = [...first8].map((character) => Number.parseInt(character, 36));
  const sum = weights.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

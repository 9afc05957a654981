const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether a text is a unified social credit code whose check character fits (GB 32100-2015). */
export function isCreditCode(text: string): boolean {
  const values = [...text].map((character) => alphabet.indexOf(character));
  if (values.length !== 18 || values.includes(-1)) return false;
  const sum = values.slice(0, 17).reduce((total, value, index) => total + value * 3 ** index, 0);
  return values[17] === (31 - (sum % 31)) % 31;
}

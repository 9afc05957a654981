/** Random bodies for the tests of the reader: the same ones in every run. */

/** A whole number from 0 up to, without, `bound`. */
export type Chance = (bound: number) => number;

/** Numbers that look random and are the same for the same seed (a linear congruence). */
export function createChance(seed: number): Chance {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** No name holds a backslash: V8 14.6 at times takes the escape of another name for that one. */
const names = ['"list"', '"l\\u0069st"', '"a"', '"]},"', '"中 文"', '""'];
const atoms = [...names, '"\\\\"', '"\\""', '1', '-2.5e3', 'true', 'null', '[]', '{}'];
const blanks = ['', '', '', ' ', '\n', '\t'];
const odd = [...'[]{},:" 0a\u3000'];

/** An object with fields named `list` among others; three of ten have one to three faults. */
export function randomBody(chance: Chance): string {
  const text = objectText(chance, 3);
  const faults = Math.max(0, chance(10) - 6);
  return Array.from({ length: faults }).reduce<string>((spoilt) => spoil(chance, spoilt), text);
}

const oneOf = (chance: Chance, texts: readonly string[]): string =>
  texts[chance(texts.length)] ?? '';

const spaced = (chance: Chance, text: string): string =>
  `${oneOf(chance, blanks)}${text}${oneOf(chance, blanks)}`;

function objectText(chance: Chance, depth: number): string {
  const field = () =>
    `${spaced(chance, oneOf(chance, names))}:${spaced(chance, valueText(chance, depth))}`;
  return `{${Array.from({ length: chance(5) }, field).join(',')}}`;
}

function valueText(chance: Chance, depth: number): string {
  if (depth === 0) return oneOf(chance, atoms);
  const item = () => spaced(chance, valueText(chance, depth - 1));
  const choices = [
    () => oneOf(chance, atoms),
    () => objectText(chance, depth - 1),
    () => `[${Array.from({ length: chance(6) }, item).join(',')}]`,
  ];
  return choices[chance(choices.length)]?.() ?? '';
}

/** Takes a character out, puts one in, or puts one in the place of another. */
function spoil(chance: Chance, text: string): string {
  const at = chance(text.length + 1);
  const added = chance(3) === 0 ? '' : oneOf(chance, odd);
  return text.slice(0, at) + added + text.slice(at + chance(2));
}

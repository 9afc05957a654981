import { columns, type Say } from '../../spec/command-line.ts';
import type { Text } from '../../spec/language.ts';

/** How many names of each kind are shown: `qiyue coverage` has all of them. */
const SHOWN = 8;

/** A label and its value in two columns; nothing where there is no value. */
export type Row = (label: Text, value: string | null) => readonly string[];

/** Rows in the language of a person. */
export const rowsIn =
  (say: Say): Row =>
  (label, value) => {
    const name = say(label);
    return value ? [`  ${name}${' '.repeat(Math.max(1, 13 - columns(name)))}${value}`] : [];
  };

/** The first names, and how many more there are. */
export function named(names: readonly string[], say: Say): string {
  const more = names.length - SHOWN;
  const rest = more > 0 ? [say({ zh: `另有 ${more} 个`, en: `${more} more` })] : [];
  return [...names.slice(0, SHOWN), ...rest].join(', ');
}

import type { Text } from './language.ts';

/** Chooses the language that the person asked for. */
export type Say = (text: Text) => string;

/** The example that ends the help of every command. */
export const example = (say: Say, line: string): string =>
  `\n${say({ zh: '示例', en: 'Example' })}:\n  $ ${line}`;

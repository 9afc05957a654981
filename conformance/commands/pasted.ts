import { calledAs } from '../../spec/called-as.ts';
import { isFile } from '../checks/own/opened.ts';
import { quote } from '../curl/shell.ts';

/** A command of this program that works when it is pasted into a shell in the same folder. */
export const pasted = (...words: readonly string[]): string =>
  [calledAs(), ...words.map(shellWord)].join(' ');

/** In quotes only where the shell would make something else of it. */
const shellWord = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : quote(word));

/** What a replay has to be told of the run that found it, as a shell wants it. */
export const replayOptions = (
  contract: string,
  { target, report }: { readonly target: string; readonly report: string },
): string =>
  givenOptions([
    ...(isFile(contract) ? [['contract', contract] as const] : []),
    ['target', target, 'target.yaml'],
    ['report', report, 'reports'],
  ])
    .map(shellWord)
    .join(' ');

/** Options that were given and are not what would be taken without them. */
export const givenOptions = (
  options: readonly (readonly [name: string, value: string, usual?: string])[],
): readonly string[] =>
  options.flatMap(([name, value, usual]) => (value === usual ? [] : [`--${name}`, value]));

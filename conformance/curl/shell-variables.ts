/** How secrets are kept out of a shell command: by variables, spelled as each place needs them. */

/** A text that must not stand in the command, and the variable that stands for it. */
export type Part = readonly [value: string, variable: string];

/** What a shell makes from other variables. */
export type Made = readonly [...Part, word: string];

/** A secret as it stands in a body and in an address, where that is not as it is. */
export const spelled = (secret: string, variable: string): readonly Made[] =>
  [
    [inJson(secret), `${variable}_JSON`, `$(sed 's/[\\\\"]/\\\\&/g' <<< "${variable}")`] as const,
    [inAddress(secret), `${variable}_URL`, `$(printf %s "${variable}" | ${percents})`] as const,
  ].filter(([text]) => text !== secret);

export const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
export const inAddress = (text: string): string => `${new URLSearchParams([['', text]])}`.slice(1);
const percents = "od -An -v -tx1 | tr -d ' \\n' | sed 's/../%&/g'";

export const settingOf = ([, variable, word]: Made): string => `${variable.slice(1)}=${word}`;

/** The lines without the variables that nothing after them needs. */
export const withoutUnused = (lines: readonly string[]): readonly string[] =>
  lines.filter((line, index) => {
    const name = /^(\w+)=/.exec(line)?.[1];
    return name === undefined || isUsed(name, lines.slice(index + 1).join('\n'));
  });

/** Whether a variable of this name is read there. */
export const isUsed = (name: string, text: string): boolean =>
  new RegExp(`\\$\\{?${name}\\b`).test(text);

/** Asks for a variable; a shell reads the message as if it stood in double quotes. */
export const demand = (variable: string, what: string): string =>
  `: "\${${variable}:?${what.replaceAll(/[^\p{L}\p{N} ._@:-]/gu, '?')}}"`;

/** Elsewhere the pieces of a secret would be counted in bytes, if the locale is a plain one. */
export const localeFor = (secrets: readonly string[]): readonly string[] =>
  secrets.every((secret) => /^[\0-\x7f]*$/.test(secret)) ? [] : ['export LC_ALL=C.UTF-8'];

import type { Say } from '../../../spec/command-line.ts';
import type { Text } from '../../../spec/language.ts';
import type { Figures } from '../figures.ts';
import { markdownTable } from './markdown.ts';

/** What a page is made of; a part that was not measured has no section. */
export type Section = (figures: Figures, say: Say) => string | undefined;

/** A heading, what is told beneath it, and tables. */
export interface Told {
  readonly heading: Text;
  readonly texts: readonly Text[];
  readonly tables?: readonly Table[];
}

export interface Table {
  readonly title?: Text;
  readonly columns: readonly Text[];
  readonly rows: readonly (readonly string[])[];
}

/** A section in Markdown. */
export const told = ({ heading, texts, tables = [] }: Told, say: Say): string =>
  [
    `## ${say(heading)}`,
    ...texts.map(say),
    ...tables.flatMap(({ title, columns, rows }) => [
      ...(title ? [`**${say(title)}**`] : []),
      markdownTable(columns.map(say), rows),
    ]),
  ].join('\n\n');

/** Where a link to a heading leads, as forges and viewers of Markdown name it. */
export const anchorOf = (heading: string): string =>
  `#${heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')}`;

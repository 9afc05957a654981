import type { Text } from '../../../spec/language.ts';
import { visible } from '../visible.ts';

// A symbol, so that no value that came out of JSON can pass for markup.
const trusted = Symbol('markup');

/** Markup that may be inserted as it is, because only `html` and `verbatim` make it. */
export interface Markup {
  readonly [trusted]: string;
}

/** What may stand in a hole of the template; strings are escaped, nothing is left out. */
export type Part = Markup | string | number | null | undefined | false | readonly Part[];

/** A template whose holes cannot break out: everything that is not markup is escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { [trusted]: String.raw({ raw: strings }, ...parts.map(written)) };
}

/** Text that a reader copies: escaped, but invisible characters stay as they are. */
export const verbatim = (text: string): Markup => ({ [trusted]: escaped(text) });

/** Our own constant text that must not be escaped, such as the stylesheet. */
export const constant = (text: string): Markup => ({ [trusted]: text });

/** The finished text of a piece of markup. */
export const markupOf = (markup: Markup): string => markup[trusted];

/** Both languages; the stylesheet shows the chosen one. */
export const both = ({ zh, en }: Text): Markup =>
  zh === en ? html`${zh}` : html`<span lang="zh">${zh}</span><span lang="en">${en}</span>`;

/** Both languages in an attribute, where no stylesheet can choose. */
export const inAttribute = ({ zh, en }: Text): string => (zh === en ? zh : `${zh} / ${en}`);

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escaped(visible(part));
  return trusted in part ? part[trusted] : part.map(written).join('');
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

import type { Text } from '../language.ts';

/** HTML that is safe to put into a page: what came from texts is escaped. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[];

/** A template for HTML: every value that is not itself markup is escaped. */
export const html = (fixed: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: fixed.map((text, index) => text + rendered(parts[index] ?? '')).join(''),
});

/** An element in both languages; the page shows one of them at a time where scripts run. */
export const bilingual = (element: (text: string) => Markup, text: Text): Markup => html`
<div lang="zh-CN">${element(text.zh)}</div><div lang="en">${element(text.en)}</div>`;

/** A text of ours, in which backquotes mark code. */
export const prose = (text: string): Markup => ({
  markup: escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>'),
});

/** Text as HTML shows it. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function rendered(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if ('markup' in part) return part.markup;
  return part.map((item) => item.markup).join('\n');
}

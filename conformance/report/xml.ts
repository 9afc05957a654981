import { visible } from './visible.ts';

/** Attributes of an XML element, line breaks kept. */
export const attributes = (facts: Readonly<Record<string, string>>): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name}="${escaped(value).replaceAll('\n', '&#10;')}"`)
    .join(' ');

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text for XML: what XML 1.0 forbids is written out; the rest is escaped. */
export const escaped = (text: string): string =>
  visible(text).replace(/[&<>"]/g, (character) => escapes[character] ?? '');

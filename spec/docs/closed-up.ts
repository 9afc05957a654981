/**
 * A document with its Chinese closed up: where a text was wrapped in the YAML file, a blank or a
 * line break is left inside a sentence, and Chinese has none there.
 */
export const closedUp = <Node>(document: Node): Node =>
  // The one cast: what changes is the blanks in some of its texts.
  JSON.parse(JSON.stringify(document, closeText)) as Node;

const closeText = (key: string, value: unknown): unknown =>
  typeof value === 'string' && texts.has(key) ? closed(value) : value;

const closed = (text: string): string =>
  text.replace(behindMarks, '').replace(betweenHan, '').replace(aroundCode, ' ');

const texts = new Set(['description', 'x-remedy']);

/**
 * Markdown's own line breaks stay: an item, a row, a paragraph. Code keeps its blanks. A line of an
 * item is indented.
 */
const behindMarks = /(?<=[，。；：、）》”])(?: |\n *)(?=[\p{Script=Han}（《“`])/gu;
const betweenHan = /(?<=\p{Script=Han})(?: |\n *)(?=[\p{Script=Han}（《“])/gu;
const aroundCode = /(?<=[^\n`])\n(?=`[^`])|(?<=[^`]`)\n(?=\p{Script=Han})/gu;

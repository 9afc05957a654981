/** Where Redoc shows an operation on its page; those without a tag of their own are `other`. */
export const operationLink = (name: string): string => `#/other/${name.toLowerCase()}`;

/**
 * The text with each operation that it names in code made a link to it. Requests and replies that
 * the text shows stay as they are.
 */
export const withOperationLinks = (text: string, names: readonly string[]): string =>
  text
    .split(shown)
    .map((part) => (part.startsWith('```') ? part : linked(part, new Set(names))))
    .join('');

/** A block of code, with its fences. */
const shown = /(^```.*?^```$)/ms;

const linked = (part: string, names: ReadonlySet<string>): string =>
  part.replace(/`(\w+)`/g, (code, name: string) =>
    names.has(name) ? `[${code}](${operationLink(name)})` : code,
  );

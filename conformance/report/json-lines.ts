/** One line of an indented JSON text and the JSON Pointer of the value that begins on it. */
export interface JsonLine {
  readonly text: string;
  /** Null on lines that only close a bracket. */
  readonly at: string | null;
}

interface Level {
  readonly at: string;
  readonly kind: '{' | '[';
  key: string;
  index: number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const DEEPEST = 64;

/** What has been written so far: whole lines, the brackets still open, and the line at hand. */
interface Page {
  readonly lines: JsonLine[];
  readonly open: Level[];
  text: string;
  at: string | null;
}

/**
 * A JSON text indented line by line, or null when it is not JSON or nested beyond reason. It works
 * on the tokens as they came: big numbers, the order of keys and repeated keys stay as sent.
 */
export function jsonLines(body: string): readonly JsonLine[] | null {
  if (!isJson(body)) return null;
  const tokens = body.replace(/^\ufeff/, '').match(TOKEN) ?? [];
  const page: Page = { lines: [], open: [], text: '', at: null };
  for (const [index, token] of tokens.entries()) {
    write(page, token, { before: tokens[index - 1] ?? '', after: tokens[index + 1] ?? '' });
    if (page.open.length > DEEPEST) return null;
  }
  endLine(page);
  return page.lines;
}

/** Where a pointer stands: its line, or the nearest ancestor's when the value itself is missing. */
export function lineOf(
  lines: readonly JsonLine[],
  pointer: string,
): { readonly index: number; readonly isExact: boolean } {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    // A repeated key counts by its last value, as JSON.parse reads it.
    const index = lines.findLastIndex((line) => line.at === at);
    if (index >= 0) return { index, isExact: at === pointer };
    if (!at.includes('/')) return { index: 0, isExact: false };
  }
}

interface Neighbours {
  readonly before: string;
  readonly after: string;
}

function write(page: Page, token: string, near: Neighbours): void {
  if (token === '}' || token === ']') close(page, token, near.before);
  else if (token === ',') separate(page);
  else if (token === ':') page.text += ': ';
  else begin(page, token, near.after);
}

function begin(page: Page, token: string, after: string): void {
  const level = page.open.at(-1);
  if (level && after === ':') level.key = String(JSON.parse(token));
  const at = pointerIn(level);
  page.text ||= indent(page.open);
  page.text += token;
  page.at ??= at;
  if (token !== '{' && token !== '[') return;
  page.open.push({ at, kind: token, key: '', index: 0 });
  if (after !== '}' && after !== ']') endLine(page);
}

function close(page: Page, token: string, before: string): void {
  page.open.pop();
  if (before !== '{' && before !== '[') endLine(page);
  page.text ||= indent(page.open);
  page.text += token;
}

function separate(page: Page): void {
  page.text += ',';
  endLine(page);
  const level = page.open.at(-1);
  if (level) level.index += 1;
}

function endLine(page: Page): void {
  if (page.text !== '') page.lines.push({ text: page.text, at: page.at });
  page.text = '';
  page.at = null;
}

const indent = (open: readonly Level[]): string => '  '.repeat(open.length);

function pointerIn(level: Level | undefined): string {
  if (!level) return '';
  const step = level.kind === '[' ? String(level.index) : level.key;
  return `${level.at}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

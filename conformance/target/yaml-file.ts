import { readFileSync } from 'node:fs';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';

/** What a person calls a file, and how they say where it is. */
export interface FileKind extends Text {
  readonly option: string;
}

/** The place of a key or an item, or of the closest one around it, as `file:line`. */
export type PlaceOf = (keys: readonly string[]) => string;

export interface YamlFile {
  readonly value: unknown;
  readonly placeOf: PlaceOf;
}

/** Reads what a person wrote. Throws `UsageError` that says where it is wrong, quoting nothing. */
export function readYaml(file: string, kind: FileKind): YamlFile {
  const lineCounter = new LineCounter();
  const text = textOf(file, kind);
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'error' });
  const [fault] = document.errors;
  if (fault) {
    const { line, col } = lineCounter.linePos(fault.pos[0]);
    throw notYaml(`${file}:${line}:${col}`, fault, {
      zh: `第 ${line} 行第 ${col} 列：`,
      en: `line ${line}, column ${col}: `,
    });
  }
  const placeOf = (keys: readonly string[]): string => {
    const offset = offsetOf(document, keys);
    return `${file}:${offset === null ? 1 : lineCounter.linePos(offset).line}`;
  };
  return { value: plain(document, file), placeOf };
}

/** Only the data shows whether an alias leads anywhere. */
function plain(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw notYaml(file, error, { zh: '', en: '' });
  }
}

function offsetOf(document: Document.Parsed, keys: readonly string[]): number | null {
  const last = keys.at(-1);
  if (last === undefined) return document.contents?.range?.[0] ?? null;
  const holder = document.getIn(keys.slice(0, -1), true);
  const pair = isMap(holder)
    ? holder.items.find(({ key }) => isScalar(key) && String(key.value) === last)
    : undefined;
  const node = pair?.key ?? document.getIn(keys, true);
  return isNode(node) && node.range ? node.range[0] : offsetOf(document, keys.slice(0, -1));
}

/** The parser's own words quote the faulty line, and perhaps a TOKEN: they are cut before that. */
function notYaml(place: string, error: unknown, where: Text): UsageError {
  const words = error instanceof Error ? error.message.replace(/: .*/s, '') : String(error);
  return new UsageError({
    zh: `${place} 不是合法的 YAML（${where.zh}${words}）。`,
    en: `${place} is not valid YAML (${where.en}${words}).`,
  });
}

function textOf(file: string, { zh, en, option }: FileKind): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = unreadable(error);
    throw new UsageError({
      zh: `读不到${zh} ${file}（${why.zh}）。用 ${option} 指出它的位置。`,
      en: `Cannot read the ${en} ${file} (${why.en}). Say with ${option} where it is.`,
    });
  }
}

/** Why a file or a folder cannot be read, with the code of the system behind it. */
export function unreadable(error: unknown): Text {
  const { code = 'unreadable' } = error as NodeJS.ErrnoException;
  const known = reasons[code];
  return known
    ? { zh: `${known.zh}，${code}`, en: `${known.en}, ${code}` }
    : { zh: code, en: code };
}

const reasons: Readonly<Record<string, Text>> = {
  ENOENT: { zh: '不存在', en: 'it does not exist' },
  EACCES: { zh: '没有权限', en: 'no permission' },
  EISDIR: { zh: '是目录，不是文件', en: 'a folder, not a file' },
  ENOTDIR: { zh: '是文件，不是目录', en: 'a file, not a folder' },
};

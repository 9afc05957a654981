import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import { keysOf } from './pointer.ts';

/** A value in one of the files that a document is split into. */
export interface SourceNode {
  readonly file: SourceFile;
  readonly node: Node;
}

interface SourceFile {
  readonly path: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** One key of an object, its value, and where the key is written. */
export interface SourceEntry {
  readonly key: string;
  readonly value: SourceNode;
  /** `file:line`, the file from the folder that was given, the line from 1. */
  readonly place: string;
}

/** Reads documents of YAML or JSON whose references lead to other files. */
export interface SourceTree {
  /** The whole value of a file. */
  readonly root: (path: string) => SourceNode;
  /** Follows references and aliases to the value itself. */
  readonly resolved: (at: SourceNode) => SourceNode;
  /** The entries of an object: those beside a reference first, then those of its goal. */
  readonly entries: (at: SourceNode | undefined) => readonly SourceEntry[];
  readonly entry: (at: SourceNode | undefined, key: string) => SourceEntry | undefined;
  /** The items of a list. */
  readonly items: (at: SourceNode | undefined) => readonly SourceNode[];
}

/** Opens nothing yet: each file is read once, when something leads there. */
export function openSourceTree(folder: string): SourceTree {
  const files = new Map<string, SourceFile>();
  const read = (path: string): SourceFile => {
    const known = files.get(path) ?? readSource(path);
    files.set(path, known);
    return known;
  };
  const goalOf = (at: SourceNode): SourceNode | undefined => followed(at, read);
  const resolved = (at: SourceNode): SourceNode => {
    const goal = goalOf(at);
    return goal ? resolved(goal) : at;
  };
  const entries = (at: SourceNode | undefined): readonly SourceEntry[] => {
    if (!at) return [];
    return [...ownEntries(at, folder), ...entries(goalOf(at))];
  };
  return {
    root: (path) => rootOf(read(path)),
    resolved,
    entries,
    entry: (at, key) => entries(at).find((one) => one.key === key),
    items: (at) => (at ? ownItems(resolved(at)) : []),
  };
}

/** A plain value as text: `200` and `"200"` are the same here. */
export const textAt = ({ node }: SourceNode): string => (isScalar(node) ? String(node.value) : '');

function readSource(path: string): SourceFile {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  return { path, document, lines };
}

function rootOf(file: SourceFile): SourceNode {
  const { contents } = file.document;
  if (contents === null) throw new Error(`${file.path} is empty`);
  return { file, node: contents };
}

/** Where a reference or an alias leads; undefined for everything else. */
function followed(
  { file, node }: SourceNode,
  read: (path: string) => SourceFile,
): SourceNode | undefined {
  if (isAlias(node)) {
    const goal = node.resolve(file.document);
    return goal && { file, node: goal };
  }
  const reference = isMap(node) ? node.get('$ref') : undefined;
  if (typeof reference !== 'string') return undefined;
  const [path = '', pointer = ''] = reference.split('#');
  const there = path === '' ? file : read(join(dirname(file.path), path));
  const goal = there.document.getIn(numbered(keysOf(pointer)), true);
  if (!isNode(goal)) throw new Error(`${file.path}: ${reference} leads nowhere`);
  return { file: there, node: goal };
}

const numbered = (keys: readonly string[]) =>
  keys.map((key) => (/^\d{1,2}$/.test(key) ? Number(key) : key));

const isNode = (value: unknown): value is Node =>
  isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);

function ownEntries({ file, node }: SourceNode, folder: string): readonly SourceEntry[] {
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !isNode(value) || key.value === '$ref') return [];
    const { line } = file.lines.linePos(key.range?.[0] ?? 0);
    const place = `${relative(folder, file.path).replaceAll('\\', '/')}:${line}`;
    return [{ key: String(key.value), value: { file, node: value }, place }];
  });
}

const ownItems = ({ file, node }: SourceNode): readonly SourceNode[] =>
  isSeq(node) ? node.items.filter(isNode).map((item) => ({ file, node: item })) : [];

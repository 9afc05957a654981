import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Json } from '../../../spec/document.ts';
import type { Text } from '../../../spec/language.ts';
import { keysOf, valueAt } from '../../../spec/pointer.ts';
import { UsageError } from '../../../spec/usage-error.ts';
import { readSource, type Source } from './source.ts';

/** Where a node of a document stands. */
export interface Place {
  readonly source: Source;
  readonly keys: readonly string[];
}

/** The files of a document by their names. */
export type Sources = ReadonlyMap<string, Source>;

/**
 * Reads all files that a document refers to, from within data too, because Redocly would follow
 * it there. Throws `UsageError` for a reference into the network or out of the document's folder:
 * whoever is given a contract to judge by does not give away other files with it.
 */
export function sourcesOf(root: Source): Sources {
  const sources = new Map([[root.file, root]]);
  for (const source of sources.values()) {
    for (const [reference, keys] of referencesIn(source.value, [])) {
      const from = { source, keys };
      const file = fileOf(reference, from);
      if (leadsOut(file, root.file)) throw wrong(reference, from, beyond);
      // A map goes on to what is added while it is walked through.
      if (!sources.has(file)) sources.set(file, readSource(file));
    }
  }
  return sources;
}

/** What a reference leads to. Throws `UsageError` where nothing is there. */
export function located(sources: Sources, reference: string, from: Place) {
  const source = sources.get(fileOf(reference, from));
  const [, pointer = ''] = reference.split('#');
  const value = source && valueAt(source.value, pointer);
  if (!source || value === undefined) throw wrong(reference, from, nowhere);
  // What YAML and JSON hold is no more than that.
  return { source, keys: keysOf(pointer), id: `${source.file}#${pointer}`, value: value as Json };
}

/** Throws `UsageError` for a chain of references that comes back to where it has been. */
export function assertEnds(sources: Sources, reference: string, from: Place): void {
  const seen = new Set<string>();
  let next: unknown = reference;
  let place = from;
  while (typeof next === 'string') {
    const { source, keys, id, value } = located(sources, next, place);
    if (seen.has(id)) throw wrong(reference, from, circular);
    seen.add(id);
    next = typeof value === 'object' && value !== null && '$ref' in value ? value['$ref'] : null;
    place = { source, keys };
  }
}

function fileOf(reference: string, from: Place): string {
  const [path = ''] = reference.split('#');
  if (/^([a-z][a-z\d+.-]+:|\/\/)/i.test(path)) throw wrong(reference, from, remote);
  if (path === '') return from.source.file;
  return isAbsolute(path) ? path : join(dirname(from.source.file), path);
}

/** Links are followed first: what counts is where a file really is. */
function leadsOut(file: string, root: string): boolean {
  if (file === root) return false;
  const way = relative(realpathSync(dirname(root)), realPath(file, root));
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

/** Of a file that is not there, where it would be. */
function realPath(file: string, root: string): string {
  try {
    return realpathSync(file);
  } catch {
    return join(realpathSync(dirname(root)), relative(resolve(dirname(root)), resolve(file)));
  }
}

function* referencesIn(
  node: Json,
  keys: readonly string[],
): Generator<readonly [reference: string, keys: readonly string[]]> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string') yield [value, keys];
    else yield* referencesIn(value, [...keys, key]);
  }
}

function wrong(reference: string, { source, keys }: Place, why: Text): UsageError {
  const where = `${source.file}:${source.lineOf(keys)}`;
  return new UsageError({
    zh: `${where}：$ref ${reference} ${why.zh}。`,
    en: `${where}: the $ref ${reference} ${why.en}.`,
  });
}

const nowhere = { zh: '所指的内容不存在', en: 'leads nowhere' };
const circular = {
  zh: '绕回自身，没有指向任何内容',
  en: 'leads back to itself and so to nothing',
};
const remote = {
  zh: '指向网络；评测不访问网络，请把它存为本地文件',
  en: 'leads into the network; save what it names as a local file',
};
const beyond = {
  zh: '指向契约文件所在目录之外；只读该目录及其下的文件，请把它复制进来',
  en: 'leads out of the folder of the contract; only files in it or below it are read, so copy it there',
};

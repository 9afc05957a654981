import { readFileSync } from 'node:fs';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { Json } from '../../../spec/document.ts';
import type { Text } from '../../../spec/language.ts';
import { UsageError } from '../../../spec/usage-error.ts';
import { unreadable } from '../../target/yaml-file.ts';

/** A YAML or JSON file of a contract, with the way back from a value to its line. */
export interface Source {
  readonly file: string;
  readonly value: Json;
  /** The line of the value that the keys lead to, or of the closest one around it. */
  readonly lineOf: (keys: readonly string[]) => number;
}

/** Reads one file. Throws `UsageError` that names file, line and reason. */
export function readSource(file: string): Source {
  const counter = new LineCounter();
  const document = parseDocument(textOf(file), { lineCounter: counter, prettyErrors: false });
  const line = (offset: number): number => counter.linePos(offset).line;
  const [fault] = document.errors;
  if (fault) throw faulty(file, line(fault.pos[0]), inWords('不是合法的 YAML', fault.message));
  const lineOf = (keys: readonly string[]): number => {
    const node = document.getIn(keys, true);
    if (isNode(node) && node.range) return line(node.range[0]);
    return keys.length === 0 ? 1 : lineOf(keys.slice(0, -1));
  };
  return { file, value: plain(document, file), lineOf };
}

/** The data alone. What holds itself by an alias has no end, and is no JSON. */
function plain(document: Document.Parsed, file: string): Json {
  try {
    const value = document.toJS();
    JSON.stringify(value);
    return value;
  } catch {
    throw faulty(file, 1, endless);
  }
}

const endless = {
  zh: 'YAML 的别名（*名称）包含自身或展开过多，或者内容嵌套过深',
  en: 'an alias (*name) of YAML holds itself or unfolds too often, or all is nested too deep',
};

/** What is wrong with the document of a person, and where. */
export const faulty = (file: string, line: number, { zh, en }: Text): UsageError =>
  new UsageError({
    zh: `契约文件 ${file} 第 ${line} 行有误：${zh}`,
    en: `Contract file ${file}, line ${line}: ${en}`,
  });

/** The words of other programs have one language; the other gets a frame around them. */
export const inWords = (zh: string, en: string): Text => ({ zh: `${zh}（${en}）`, en });

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = unreadable(error);
    throw new UsageError({
      zh: `读不到契约文件 ${file}（${why.zh}）。`,
      en: `Cannot read the contract file ${file} (${why.en}).`,
    });
  }
}

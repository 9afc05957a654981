import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { UsageError } from '../spec/usage-error.ts';

/** A YAML file that an operator wrote. */
export interface ReadYaml {
  readonly file: string;
  readonly value: unknown;
  /** Where the value at a path stands, or the nearest one around it; from 1. */
  lineOf(path: readonly string[]): number;
}

/** Reads a file. What is wrong is told by its place, never in its words: they may be secret. */
export function readYaml(file: string): ReadYaml {
  const lines = new LineCounter();
  const text = readText(file);
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines });
  const [error] = document.errors;
  if (error) throw noYaml(file, lines.linePos(error.pos[0]).line, error.message);
  const value = contentOf(() => document.toJS(), file);

  function lineOf(path: readonly string[]): number {
    const node = document.getIn(path, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1));
  }
  return { file, value, lineOf };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new UsageError({
      zh: `读不到配置文件 ${file}（${code}）`,
      en: `Cannot read the configuration ${file} (${code})`,
    });
  }
}

/** Aliases may be wrong in ways that show only when they are followed. */
function contentOf(read: () => unknown, file: string): unknown {
  try {
    return read();
  } catch (error) {
    throw noYaml(file, 1, String(error));
  }
}

/** The parser quotes the faulty words behind a colon. */
function noYaml(file: string, line: number, message: string): UsageError {
  const why = message.replace(/: .*/s, '');
  return new UsageError({
    zh: `${file} 不是合法的 YAML，第 ${line} 行：${why}`,
    en: `${file} is not valid YAML, line ${line}: ${why}`,
  });
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** All files of a checkout that a program can load, from the imports that stand in them. */
export function loadable(root: string, file: string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [file];
  for (const next of waiting) {
    if (found.has(next) || !existsSync(join(root, next))) continue;
    found.add(next);
    waiting.push(...importsOf(root, next));
  }
  return found;
}

const importsOf = (root: string, file: string): readonly string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g,
    ),
  ].map(([, other = '']) => normalize(join(dirname(file), other)));

import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** What is loaded before a line of a file runs. */
export interface Loaded {
  /** Files of the project, by their paths from its root. */
  readonly files: ReadonlySet<string>;
  /** Packages, as they are named. */
  readonly packages: ReadonlySet<string>;
}

/** Follows every import of a file that is neither of types alone nor made when it is needed. */
export function staticImports(file: string): Loaded {
  const [files, packages] = [new Set<string>(), new Set<string>()];
  const follow = (one: string): void => {
    if (files.has(one)) return;
    files.add(one);
    for (const [, name = ''] of readFileSync(one, 'utf8').matchAll(anImport)) {
      if (name.endsWith('.ts')) follow(normalize(join(dirname(one), name)));
      else if (/^[a-z@](?!.*:)/.test(name)) packages.add(name);
    }
  };
  follow(file);
  return { files, packages };
}

const anImport = /^import (?!type)[^;]*?from '([^']+)'/gm;

/** What goes into the bundle: the program, what explains it, and the packages that it runs on. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = 'spec,generated,server,conformance,docs,deploy';

const singleFiles = [
  'qiyue.ts',
  'qiyue.js',
  'package.json',
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'LICENSE',
];

/** Tests and what only they need, what other tools left behind, and whatever is secret. */
const leftOut =
  /(^|\/)(node_modules|\.venv|__pycache__|__snapshots__)(\/|$)|\.test\.ts$|^deploy\/secrets(\/|$)/;

/** Files of the checkout, from its root. */
export function programFiles(root: string): readonly string[] {
  const found = globSync(`{${folders}}/**/*`, {
    cwd: root,
    withFileTypes: true,
    exclude: ({ name }) => leftOut.test(name),
  });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  return [...singleFiles, ...files].filter((file) => !leftOut.test(file)).sort();
}

interface Locked {
  /** Needed to develop alone. */
  readonly dev?: boolean;
}

/** Folders of the packages that are needed to run and are installed here, from the root. */
export function packageFolders(root: string): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  return Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== '' && !dev && existsSync(join(root, folder)))
    .map(([folder]) => folder)
    .sort();
}

/** Headers and manuals of Node and sources of SQLite, which only a compiler would read. */
const unread = /^(node-[a-z0-9-]+\/(include|share)|better-sqlite3\/(deps|src))(\/|$)/;

/** Whether a file within a package's folder runs or says under which licence; nested ones apart. */
export const isOfPackage = (folder: string, file: string): boolean => {
  const within = file.slice(folder.length + 1);
  const name = folder.replace(/^node_modules\//, '');
  return !/(^|\/)node_modules(\/|$)/.test(within) && !unread.test(`${name}/${within}`);
};

/** The folder of the pinned Node for this machine, from the root. */
export const nodeFolder = (folders: readonly string[]): string | undefined =>
  folders.find((folder) => /^node_modules\/node-(bin-)?(linux|darwin)-\w+$/.test(folder));

import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = import.meta.dirname;
const parts = ['*.ts', '{spec,server,conformance,deploy,generated}/**/*.ts'];
const files = globSync(parts, { cwd: root }).filter((file) => !file.includes('node_modules'));
const own = files.filter((file) => !file.startsWith('generated'));
const product = own.filter((file) => !file.endsWith('.test.ts'));
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The files of this repository that a file imports, statically or when it runs. */
const importsOf = (file: string): readonly string[] =>
  [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) =>
    normalize(join(dirname(file), match[1] ?? '')),
  );

/** The imports from one layer to another, as `file → file`. */
const crossings = (among: readonly string[], from: string, to: string): readonly string[] =>
  among
    .filter((file) => file.startsWith(from))
    .flatMap((file) => importsOf(file).map((other) => [file, other] as const))
    .filter(([, other]) => other.startsWith(to))
    .map(([file, other]) => `${file} → ${other}`);

describe('the layers', () => {
  it('are read from files that exist', () => {
    const known = new Set(files);
    const imported = own.flatMap(importsOf).filter((file) => file.endsWith('.ts'));

    expect(imported.length).toBeGreaterThan(100);
    expect(imported.filter((file) => !known.has(file))).toEqual([]);
  });

  it.each([
    ['spec/', 'server/'],
    ['spec/', 'conformance/'],
    ['generated/', 'server/'],
    ['generated/', 'conformance/'],
    ['server/', 'conformance/'],
    ['conformance/', 'server/'],
  ])('%s imports nothing of %s', (from, to) => {
    expect(crossings(product, from, to)).toEqual([]);
  });

  it('meet in the tests of mutants, benches and the server only', () => {
    const meeting = [
      ...crossings(own, 'conformance/', 'server/'),
      ...crossings(own, 'server/', 'conformance/'),
    ];

    expect(meeting.filter((line) => !/(mutants|bench)\/.*\.test\.ts → /.test(line))).toEqual([]);
  });

  it('are both loaded by one file alone', () => {
    const both = product.filter((file) => {
      const imported = importsOf(file);
      return ['server/', 'conformance/'].every((layer) =>
        imported.some((other) => other.startsWith(layer)),
      );
    });

    expect(both).toEqual(['qiyue.ts']);
  });
});

/** How wide a line is; the formatter cannot break a text, so outside comments texts do not count. */
function columns(line: string): number {
  const isComment = /^\s*(\/?\*|\/\/)/.test(line);
  const counted = isComment ? line : line.replace(/(['`])(?:\\.|(?!\1).)*\1/g, '');
  return [...counted].length;
}

describe('a file', () => {
  it('has at most 200 lines', () => {
    const long = own.filter((file) => textOf(file).trimEnd().split('\n').length > 200);

    expect(long).toEqual([]);
  });

  it('has lines of at most 100 columns, long texts apart', () => {
    const wide = product.flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, index) => (columns(line) > 100 ? [`${file}:${index + 1}`] : [])),
    );

    expect(wide).toEqual([]);
  });

  it('has a name in kebab case that is not a drawer for odds and ends', () => {
    const odd = /(^|\/)(utils?|helpers?|common|misc)(\.|\/)|[A-Z_ ]/;

    expect(own.filter((file) => odd.test(file))).toEqual([]);
  });
});

/**
 * `make bundle`: one tarball with the program, its packages and its Node, for a network without a
 * way out. The same checkout gives the same bytes: names are sorted, times and owners fixed.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../spec/usage-error.ts';
import { builtAt } from './built-at.ts';
import { isOfPackage, nodeFolder, packageFolders, programFiles } from './contents.ts';
import { writeSbom } from './sbom.ts';

const root = join(import.meta.dirname, '../..');
const out = join(root, 'dist');

function fill(folder: string) {
  for (const file of programFiles(root)) copy(file, join(folder, file));
  const packages = packageFolders(root);
  for (const name of packages) {
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      filter: (source) => isOfPackage(name, source.slice(root.length + 1)),
    });
  }
  const node = nodeFolder(packages);
  if (node === undefined) throw noNode;
  mkdirSync(join(folder, 'node_modules/.bin'));
  symlinkSync(`../../${node}/bin/node`, join(folder, 'node_modules/.bin/node'));
  copy('deploy/bundle/qiyue', join(folder, 'qiyue'));
  copy('deploy/bundle/INSTALL.md', join(folder, 'INSTALL.md'));
  writeSbom(root, folder);
}

function copy(file: string, to: string) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(join(root, file), to);
}

/** GNU tar, because it can sort and can forget who made the files, and when. */
function pack(staging: string, name: string): string {
  const file = join(out, `${name}.tar.gz`);
  const order = ['--sort=name', `--mtime=@${builtAt(process.env)}`, '--format=gnu'];
  const people = ['--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX'];
  const words = ['-C', staging, ...order, ...people, '-I', 'gzip -n -6', '-cf', file, name];
  execFileSync('tar', words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  writeFileSync(`${file}.sha256`, `${digest}  ${name}.tar.gz\n`);
  return file;
}

const noNode = new UsageError({
  zh: 'node_modules 中没有本机的 Node；请先运行 npm ci',
  en: 'node_modules has no Node for this machine; run npm ci first',
});

function makeBundle(): string {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const title = `${name}-${version}-${process.platform}-${process.arch}`;
  mkdirSync(out, { recursive: true });
  const staging = mkdtempSync(join(out, 'bundle-'));
  try {
    fill(join(staging, title));
    return pack(staging, title);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

try {
  process.stdout.write(`${makeBundle()}\n`);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

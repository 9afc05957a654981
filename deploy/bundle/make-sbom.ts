/** `make sbom`: the lists of all packages, to dist/. */
import { join } from 'node:path';
import { UsageError } from '../../spec/usage-error.ts';
import { writeSbom } from './sbom.ts';

const root = join(import.meta.dirname, '../..');
try {
  writeSbom(root, join(root, 'dist'));
  process.stdout.write('dist/sbom.cdx.json\ndist/sbom.spdx.json\n');
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../spec/usage-error.ts';
import { builtAt } from './built-at.ts';

/** CycloneDX, as far as it differs from one run of npm to the next. */
interface CycloneDx {
  serialNumber?: string;
  readonly metadata: { timestamp: string; readonly component: { name: string } };
}

/** The same of SPDX. */
interface Spdx {
  readonly name: string;
  documentNamespace?: string;
  readonly creationInfo: { created: string };
}

/**
 * Lists what the program is made of, as CycloneDX and as SPDX, without a network. npm puts its own
 * time, a random number and the name of the checkout's folder into them; here the same packages
 * give the same bytes.
 */
export function writeSbom(root: string, folder: string): void {
  const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const seconds = builtAt(process.env);
  mkdirSync(folder, { recursive: true });
  const cycloneDx: CycloneDx = listed(root, 'cyclonedx');
  const spdx: Spdx = listed(root, 'spdx');
  settleCycloneDx(cycloneDx, { name, seconds });
  settleSpdx(spdx, seconds);
  writeFileSync(join(folder, 'sbom.cdx.json'), textOf(cycloneDx));
  writeFileSync(join(folder, 'sbom.spdx.json'), textOf(spdx));
}

function listed(root: string, format: string) {
  const words = ['sbom', '--sbom-format', format, '--omit', 'dev', '--loglevel', 'error'];
  try {
    const text = execFileSync('npm', words, {
      cwd: root,
      maxBuffer: 1 << 26,
      // Of an installation that is not whole npm tells thousands of lines.
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(text.toString());
  } catch {
    throw new UsageError({
      zh: 'npm sbom 没有成功：需要 10.1 及以上版本的 npm，软件包须已安装（npm ci）',
      en: 'npm sbom did not succeed: it takes npm 10.1 or later, and installed packages (npm ci)',
    });
  }
}

function settleCycloneDx(list: CycloneDx, { name, seconds }: { name: string; seconds: number }) {
  list.metadata.timestamp = timeOf(seconds);
  list.metadata.component.name = name;
  delete list.serialNumber;
  list.serialNumber = `urn:uuid:${uuidOf(textOf(list))}`;
}

function settleSpdx(list: Spdx, seconds: number) {
  list.creationInfo.created = timeOf(seconds);
  delete list.documentNamespace;
  list.documentNamespace = `http://spdx.org/spdxdocs/${list.name}-${uuidOf(textOf(list))}`;
}

const textOf = (list: object): string => `${JSON.stringify(list, undefined, 2)}\n`;

const timeOf = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace('.000', '');

/** A UUID of version 8 (RFC 9562) from the text that it stands for. */
function uuidOf(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}

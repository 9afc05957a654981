import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../spec/usage-error.ts';

/**
 * Writes `<contract>.yaml` for each target into the folder, all of them or none, each complete
 * from the moment that it is there. They hold secrets, so only their owner may read them.
 */
export function writeTargets(folder: string, targets: Readonly<Record<string, string>>) {
  const files = Object.entries(targets).map(([contract, text]) => {
    const file = join(folder, `${contract}.yaml`);
    return { file, draft: `${file}.${process.pid}`, text };
  });
  const made = new Set<string>();
  try {
    mkdirSync(folder, { recursive: true });
    for (const { draft, text } of files) {
      writeFileSync(draft, text, { mode: 0o600 });
      made.add(draft);
    }
    for (const { draft, file } of files) {
      renameSync(draft, file);
      made.add(file);
    }
  } catch (error) {
    for (const file of made) rmSync(file, { force: true });
    throw unwritable(folder, error instanceof Error ? error.message : String(error));
  }
}

const unwritable = (folder: string, cause: string) =>
  new UsageError({
    zh: `无法把目标文件写入 ${folder}：${cause}`,
    en: `Cannot write target files to ${folder}: ${cause}`,
  });

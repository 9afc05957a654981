import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a person named with `--waivers`; else the file beside the target file, if there is one. */
export function waiversPath(named: string | undefined, targetFile: string): string | null {
  const beside = join(dirname(targetFile), 'waivers.yaml');
  return named ?? (existsSync(beside) ? beside : null);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How the program ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program by the door that is installed, as a person would who set no language. */
export async function qiyue(...words: readonly string[]): Promise<Ended> {
  const environment = { ...process.env, LANG: 'C', LC_ALL: '' };
  const child = spawn(process.execPath, ['qiyue.js', ...words], { env: environment });
  const [out, err] = [child.stdout.toArray(), child.stderr.toArray()];
  const [code] = await once(child, 'close');
  return { code, out: (await out).join(''), err: (await err).join('') };
}

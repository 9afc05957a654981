import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startInstance } from '../testing/instance.ts';
import type { Stage } from './stage.ts';

/** One instance on SQLite, on a disk of its own that can be filled. */
export interface FileStage extends Stage {
  /** Where the disk is. */
  readonly disk: string;
}

/** Large enough for the demo data and some minutes of calls. */
const size = 'size=64m,mode=700';

/** Mounts the disk and starts the server on it; `undefined` where nothing may be mounted. */
export async function fileStage(logs?: string): Promise<FileStage | undefined> {
  const disk = mkdtempSync(join(tmpdir(), 'qiyue-disk-'));
  const remove = () => rmSync(disk, { recursive: true, force: true });
  if (!ran('mount', ['-t', 'tmpfs', '-o', size, 'qiyue-chaos', disk])) {
    remove();
    return undefined;
  }
  const end = () => {
    ran('umount', ['--lazy', disk]);
    remove();
  };
  const environment = { QIYUE_DATABASE: join(disk, 'qiyue.sqlite') };
  const targets = join(disk, 'targets');
  try {
    const log = logs && join(logs, 'instance-on-sqlite.log');
    const words = ['--seed', 'demo', '--write-targets', targets];
    const instance = await startInstance({ environment, words, ...(log && { log }) });
    const target = (contract: string) =>
      parse(readFileSync(join(targets, `${contract}.yaml`), 'utf8'));
    const stop = async () => {
      await instance.stop();
      end();
    };
    return { url: instance.url, instances: [instance], environment, target, disk, stop };
  } catch (error) {
    end();
    throw error;
  }
}

function ran(command: string, words: readonly string[]): boolean {
  try {
    execFileSync(command, words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

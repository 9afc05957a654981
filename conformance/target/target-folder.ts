import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { type Role, roles } from '../contract/role.ts';
import { readTarget, type Target } from './target.ts';
import { unreadable } from './yaml-file.ts';

/** A target file and the sub-folder that its reports go to. */
export interface ReadTarget {
  readonly file: string;
  readonly target: Target;
  readonly folder: string;
}

/** A target file that says nothing, and why. */
export interface FaultyTarget {
  readonly file: string;
  readonly fault: Text;
}

export interface TargetFolder {
  /** In the order of `roles`, then by name. */
  readonly targets: readonly ReadTarget[];
  readonly faulty: readonly FaultyTarget[];
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads every target file of a folder. The reports of a role go to a folder of its name; where
 * several files are for the same role, each has a folder of the file's name in there. Throws
 * `UsageError` where there is no target file.
 */
export function readTargets(folder: string, environment: Variables): TargetFolder {
  const targets: Omit<ReadTarget, 'folder'>[] = [];
  const faulty: FaultyTarget[] = [];
  for (const file of filesIn(folder)) {
    try {
      const target = readTarget(file, environment);
      if (target.contract === 'own') throw onlyAlone;
      targets.push({ file, target });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      faulty.push({ file, fault: error.text });
    }
  }
  return { targets: roles.flatMap((role) => ofRole(role, targets)), faulty };
}

/** A target file names no document, and a folder has perhaps more than one. */
const onlyAlone = new UsageError({
  zh: '自己的契约逐个评测：`qiyue check <契约文件> --target <目标文件>`。',
  en: 'A contract of one’s own is judged by itself: `qiyue check <its file> --target <file>`.',
});

function ofRole(role: Role, all: readonly Omit<ReadTarget, 'folder'>[]): readonly ReadTarget[] {
  const own = all.filter(({ target }) => target.contract === role);
  const folderOf = (file: string): string =>
    own.length === 1 ? role : `${role}/${basename(file)}`;
  return own.map((one) => ({ ...one, folder: folderOf(one.file) }));
}

function filesIn(folder: string): readonly string[] {
  const names = namesIn(folder).filter(
    (name) => /^[^.].*\.ya?ml$/.test(name) && name !== 'waivers.yaml',
  );
  if (names.length > 0) return names.toSorted().map((name) => join(folder, name));
  throw new UsageError({
    zh: `${folder} 中没有目标文件（*.yaml、*.yml）。用 --targets 指出目标文件所在的目录。`,
    en: `There is no target file (*.yaml, *.yml) in ${folder}. Say with --targets where they are.`,
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const why = unreadable(error);
    throw new UsageError({
      zh: `读不到目录 ${folder}（${why.zh}）。用 --targets 指出目标文件所在的目录。`,
      en: `Cannot read the folder ${folder} (${why.en}). Say with --targets where the files are.`,
    });
  }
}

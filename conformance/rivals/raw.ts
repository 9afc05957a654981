import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rivalsFolder } from './installed.ts';
import type { Mode } from './tool.ts';

/** Which raw result is meant. */
export interface Which {
  readonly run: string;
  readonly contract: string;
  readonly tool: string;
  readonly mode: Mode;
  /** A mutant's or variant's name; the reference is there several times, as `reference-1`. */
  readonly name: string;
}

/** One run of one tool on one server, as it is kept. */
export interface RawResult {
  readonly seconds: number;
  readonly requests: number;
  readonly exitCode: number | null;
  /** The budget ended it. */
  readonly cut: boolean;
  readonly command: string;
  /** The report the tool wrote, else what it printed. */
  readonly output: string;
}

const folderOf = ({ run, contract, tool, mode }: Omit<Which, 'name'>): string =>
  join(rivalsFolder, 'raw', run, contract, `${tool}-${mode}`);

const files = (which: Which) => ({
  meta: join(folderOf(which), `${which.name}.json`),
  output: join(folderOf(which), `${which.name}.txt`),
});

/** The folder in which a tool works on one contract. */
export function workFolder(which: Omit<Which, 'name'>): string {
  const folder = join(folderOf(which), 'work');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The raw results are the cache: what is there is not run again. */
export const isKept = (which: Which): boolean => existsSync(files(which).meta);

/** The output first: a result counts as kept only when both files are there. */
export function keep(which: Which, { output, ...meta }: RawResult): void {
  mkdirSync(folderOf(which), { recursive: true });
  writeFileSync(files(which).output, output);
  writeFileSync(files(which).meta, `${JSON.stringify(meta, null, 2)}\n`);
}

/** Reads a kept result; `undefined` where there is none. */
export function kept(which: Which): RawResult | undefined {
  if (!isKept(which)) return undefined;
  const { meta, output } = files(which);
  return { ...JSON.parse(readFileSync(meta, 'utf8')), output: readFileSync(output, 'utf8') };
}

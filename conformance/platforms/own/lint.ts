import { fileURLToPath } from 'node:url';
import { redocly } from '../../../spec/redocly.ts';
import { faulty, inWords } from './source.ts';

/** Whether a file is a right OpenAPI document. Throws `UsageError` with file, line and reason. */
export async function lint(file: string): Promise<void> {
  const config = fileURLToPath(new URL('redocly.yaml', import.meta.url));
  try {
    await redocly('lint', file, '--config', config, '--format', 'json');
  } catch (error) {
    const { stdout = '', stderr = '' } = error as Readonly<Record<'stdout' | 'stderr', string>>;
    // Where Redocly breaks off, it says why in a list of one.
    const [, broken] = /^ *- (.+)$/m.exec(stderr) ?? [];
    if (broken) throw faulty(file, 1, inWords(structure, broken));
    if (!stdout.startsWith('{')) throw error;
    // The one cast: this is the form of Redocly's reports.
    const [problem] = (JSON.parse(stdout) as { readonly problems: readonly Problem[] }).problems;
    if (!problem) throw error;
    const [place] = problem.location;
    const words = `${problem.message} (${place?.pointer ?? '#/'})`;
    throw faulty(file, place?.start?.line ?? 1, inWords(structure, words));
  }
}

const structure = '不合 OpenAPI 的结构';

interface Problem {
  readonly message: string;
  readonly location: readonly {
    readonly pointer?: string;
    readonly start?: { readonly line: number };
  }[];
}

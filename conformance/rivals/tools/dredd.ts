import type { Complaint } from '../complaint.ts';
import { nodeTool, packageVersion } from '../installed.ts';
import type { Tool } from '../tool.ts';

/** Dredd: sends each documented example once and compares the reply with the documented one. */
export const dredd: Tool = {
  name: 'dredd',
  title: 'Dredd',
  version: () => packageVersion('dredd'),
  modes: ['plain', 'tuned'],
  run: ({ mode, document, url, configuration }) => [
    ...nodeTool('dredd/bin/dredd'),
    ...[document, url, '--no-color'],
    ...(mode === 'tuned' ? optionsIn(configuration('dredd.txt')) : []),
  ],
  complaints,
};

/** One option a line: with `--config` Dredd forgets its arguments. */
const optionsIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('--'));

/**
 * `fail: POST (200) /path duration: 9ms`, then `fail: headers: …, body: …, statusCode: …`. The same
 * transaction occurs more than once, told apart by its place in the list.
 */
function complaints(raw: string): readonly Complaint[] {
  const [, failed = ''] = raw.split('Displaying failed tests');
  const seen = new Map<string, number>();
  return failed.split(/^(?:fail|error): (?=[A-Z]+ \()/m).flatMap((block) => {
    const [, transaction, rest = ''] =
      /^([A-Z]+ \(\d+\) \S+) duration: \d+ms\n(?:fail|error): ([\s\S]*?)(?:\n\s*request:|$)/.exec(
        block,
      ) ?? [];
    if (transaction === undefined) return [];
    const place = (seen.get(transaction) ?? 0) + 1;
    seen.set(transaction, place);
    const parts = rest.trim().split(/\s+(?=(?:headers|body|statusCode): )/);
    return parts.map((says) => ({ where: `${transaction} #${place}`, says: says.trim() }));
  });
}

import type { Json } from '../envelope.ts';
import type { WireReply } from '../mutant.ts';
import { after, rowsOf, withRows } from './deviations.ts';
import { calls, pageOf, parameterOf, textsOf } from './requests.ts';
import type { Deviation, Surroundings } from './surroundings.ts';

/**
 * Finds for an investor filter that matches nothing, and stands alone, the rows seen in earlier
 * replies that a looser comparison lets through: the server itself compares whole values only.
 */
export function alsoFinds(
  filter: string,
  column: string,
  isLike: (filter: string, value: string) => boolean,
): Deviation {
  return after('success', (reply, request, around) => {
    if (!calls('queryInvestors')(request)) return reply;
    const seen = rowsSeen(reply, around);
    const text = String(parameterOf(request, filter) ?? '');
    const isAlone = text !== '' && textsOf(request).length === 1 && pageOf(request) === 1;
    if (!isAlone || rowsOf(reply).length > 0) return reply;
    const found = seen.filter((row) => isLike(text, String(row[column])));
    return found.length > 0 ? withRows(reply, found.slice(0, 20)) : reply;
  });
}

function rowsSeen(reply: WireReply, { memory }: Surroundings): readonly Json[] {
  // Only this function writes under the name, so what stands there is its own map.
  const seen = (memory.get('rows') as Map<string, Json> | undefined) ?? new Map<string, Json>();
  for (const row of rowsOf(reply)) seen.set(JSON.stringify(row), row);
  memory.set('rows', seen);
  return [...seen.values()];
}

import type { Say } from '../../spec/command-line.ts';
import { listChecks } from '../judge.ts';
import { knownRole } from '../role.ts';
import type { Selection } from '../select.ts';

/** `qiyue list`: one line per check, in the order they run. */
export function listCommand(contract: string, selection: Selection, say: Say): readonly string[] {
  return listChecks({ contract: knownRole(contract) }, selection).map(
    ({ id, severity, requirements, title }) =>
      [id, severity, requirements.join(','), say(title)].join('\t'),
  );
}

import type { Say } from '../../spec/command-line.ts';
import { roleNamed } from '../checks/own/opened.ts';
import { listChecks } from '../judge.ts';
import type { Selection } from '../selection/select.ts';

/** `qiyue list`: one line per check, in the order they run. */
export async function listCommand(
  contract: string,
  selection: Selection,
  say: Say,
): Promise<readonly string[]> {
  return listChecks({ contract: await roleNamed(contract) }, selection).map(
    ({ id, severity, requirements, title }) =>
      [id, severity, requirements.join(','), say(title)].join('\t'),
  );
}

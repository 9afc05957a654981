import type { Say } from '../../spec/command-line.ts';
import { roleNamed } from '../checks/own/opened.ts';
import { chosenChecks } from '../judge.ts';
import type { Selection } from '../selection/select.ts';

/** `qiyue list`: one line per check, in the order they run. */
export async function listCommand(
  contract: string,
  selection: Selection,
  say: Say,
): Promise<readonly string[]> {
  const checks = await chosenChecks({ contract: await roleNamed(contract) }, selection);
  return checks.map(({ id, severity, requirements, title }) =>
    [id, severity, requirements.join(','), say(title)].join('\t'),
  );
}

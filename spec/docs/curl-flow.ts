import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ContractId } from '../../generated/requirements.ts';
import { bundleOf } from '../bundles.ts';
import { curlCommand } from '../commands/curl.ts';
import { dereference } from '../dereference.ts';
import { mockedCalls } from '../mocked-calls.ts';

/**
 * The first flow of a contract as commands for a shell, made of the examples that its mock at
 * `base` answers. Empty where the contract has no flow.
 */
export function curlFlow(id: ContractId, base: string): readonly string[] {
  const file = new URL(`../${id}/flows.arazzo.yaml`, import.meta.url);
  if (!existsSync(file)) return [];
  // The one cast: Redocly has linted it as Arazzo.
  const { workflows } = parse(readFileSync(file, 'utf8')) as Arazzo;
  const calls = mockedCalls(dereference(bundleOf(id, 'zh')));
  return (workflows[0]?.steps ?? []).flatMap(({ operationId }) =>
    calls
      .filter(({ name }) => name === operationId)
      .map(({ url, headers, body }) =>
        curlCommand({ url: base + url, headers: Object.entries(headers), body }),
      ),
  );
}

interface Arazzo {
  readonly workflows: readonly {
    readonly steps: readonly { readonly operationId: string }[];
  }[];
}

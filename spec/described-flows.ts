import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Text } from './language.ts';

/** A flow of calls that a contract describes: as much of its Arazzo as a report shows. */
export interface DescribedFlow {
  readonly id: string;
  readonly title: Text;
  readonly steps: readonly { readonly id: string; readonly operation: string }[];
}

/** The flows of a contract in the order of its Arazzo document; none where there is no document. */
export function describedFlows(contract: string): readonly DescribedFlow[] {
  const file = new URL(`${contract}/flows.arazzo.yaml`, import.meta.url);
  if (!existsSync(file)) return [];
  // The one cast: these documents are our own and are linted.
  const { workflows } = parse(readFileSync(file, 'utf8')) as Arazzo;
  return workflows.map(({ workflowId, summary, steps }) => ({
    id: workflowId,
    title: inTwoLanguages(summary),
    steps: steps.map(({ stepId, operationId }) => ({ id: stepId, operation: operationId })),
  }));
}

interface Arazzo {
  readonly workflows: readonly {
    readonly workflowId: string;
    /** In both languages: `登录 / Log in`. */
    readonly summary: string;
    readonly steps: readonly { readonly stepId: string; readonly operationId: string }[];
  }[];
}

function inTwoLanguages(summary: string): Text {
  const [zh = summary, en = summary] = summary.split(' / ');
  return { zh, en };
}

import type { Endpoint } from '../../spec/document.ts';
import { judgedAs } from '../checks/index.ts';
import type { Contract } from '../contract/contract.ts';
import type { Observation } from '../exchange/observation.ts';
import { comparisonsMade, demandOf } from '../expect.ts';
import { maskOf } from '../mask.ts';
import type { Decided } from '../run.ts';
import type { Selection } from '../selection/select.ts';
import type { Target } from '../target/target.ts';
import { omissionOf } from './omission.ts';
import type { PlanCheck, PlanHead, PlanLine, PlanStep } from './plan.ts';

/**
 * The checks of a contract as data: each is run against an endpoint, and what it sent and demanded
 * is written down. What the endpoint does not conform to cannot be written down, so it is left out.
 * Throws what judging throws.
 */
export async function exportPlan(
  target: Target,
  selection: Selection = {},
): Promise<readonly PlanLine[]> {
  const { contract, select } = await judgedAs(target.contract);
  const lines: PlanLine[] = [];
  let compared = comparisonsMade();
  await select(contract, selection).run({
    target,
    onDecided: (decided) => {
      lines.push(lineOf(decided, comparisonsMade() - compared));
      compared = comparisonsMade();
    },
  });
  const whole = [headOf(contract, target), ...lines];
  const mask = maskOf(target);
  // What a check made up may hold a secret of the target, and a plan goes to others.
  return JSON.parse(mask(JSON.stringify(whole)));
}

function lineOf(decided: Decided<never>, comparisons: number): PlanLine {
  const { check, observations } = decided;
  const reason = omissionOf(decided, comparisons);
  if (reason) return { omitted: check.id, reason };
  const { id, title, requirements, severity, after = [] } = check;
  return { check: id, title, requirements, severity, after, steps: stepsOf(observations) };
}

/** A nonce that was used before in the same check is used again. */
function stepsOf(observations: readonly Observation[]): PlanCheck['steps'] {
  const nonces = observations.map(nonceOf);
  return observations.flatMap((observation, index): readonly PlanStep[] => {
    const template = observation.template?.();
    if (!template) return [];
    const first = nonces.indexOf(nonces[index]);
    const again = nonces[index] !== undefined && first < index;
    const { reply, operation } = observation;
    return [
      {
        ...template,
        operation,
        values: again ? { ...template.values, nonce: { step: first } } : template.values,
        demand: (reply && demandOf(reply)) ?? null,
      },
    ];
  });
}

const nonceOf = ({ request }: Observation): string | undefined =>
  request.headers.find(([name]) => name.toLowerCase() === 'x-tif-nonce')?.[1];

function headOf(contract: Contract, target: Target): PlanHead {
  const named = Object.keys(target).filter((key) => /application$/i.test(key));
  return {
    format: 'qiyue-plan/1',
    contract: contract.id,
    title: contract.title,
    contractSha256: contract.sha256,
    outcomes: contract.document['x-outcomes'],
    replies: Object.fromEntries(contract.endpoints.map(repliesOf)),
    applications: named,
  };
}

/** The schemas of an operation's replies by status, as the document lists them. */
const repliesOf = ({ operation: { operationId, responses } }: Endpoint) =>
  [
    operationId,
    Object.fromEntries(
      Object.entries(responses).flatMap(([status, { content }]) => {
        const schema = content?.['application/json']?.schema;
        return schema ? [[status, schema]] : [];
      }),
    ),
  ] as const;

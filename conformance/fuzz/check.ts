import type { RequirementId } from '../../generated/requirements.ts';
import type { Endpoint } from '../../spec/document.ts';
import type { Validator } from '../../spec/validators.ts';
import type { Check } from '../check.ts';
import type { Hands } from '../derive/hands.ts';
import type { Observation } from '../exchange/observation.ts';
import type { FuzzPlan } from './plan.ts';

/** What the fuzz phase needs to know of an operation. */
export interface FuzzRules<Session> {
  readonly contractId: string;
  /** The operation, its body as it is sent: where it may be sealed, the plain one. */
  readonly endpoint: Endpoint;
  readonly validate: Validator;
  readonly hands: Hands<Session>;
  readonly base: Pick<Check<Session>, 'after' | 'needs'>;
  /** Fields that stay what they are, as those that a caller is known by. */
  readonly keeps?: readonly string[];
  /** Whether a group of wrong values of a field has to be refused; by default each. */
  readonly spoils?: (field: string, group: string) => boolean;
}

/** One check per operation: what is made up is answered as the contract says, right or wrong. */
export function fuzzCheck<Session extends { readonly own: readonly Observation[] }>(
  rules: FuzzRules<Session>,
  plan: FuzzPlan,
): readonly Check<Session>[] {
  const { contractId, endpoint, validate, hands, base, keeps = [], spoils = () => true } = rules;
  const { operation } = endpoint;
  const { operationId } = operation;
  const media = operation.requestBody?.content['application/json'];
  const example = Object.values(media?.examples ?? {})[0]?.value;
  if (!media || example === undefined) return [];
  const { schema } = media;
  const kept = (field: string): boolean => keeps.includes(field);
  return [
    {
      ...base,
      id: `${contractId}.fuzz.${operationId}`,
      // The one cast: documents name no other requirements than those of the register.
      requirements: (operation['x-clause'] ?? []) as [RequirementId],
      severity: 'must',
      source: 'derived',
      operation: operationId,
      title: {
        zh: `${operationId}：随机生成的请求，对的不使服务出错，错的被拒绝`,
        en: `${operationId}: of made-up requests, the right ones break nothing and the wrong ones are refused`,
      },
      async run(session) {
        // Its library takes a while to load, and most runs do without.
        const { fuzz } = await import('./phase.ts');
        const fuzzed = { operationId, schema, example, validate, hands, keeps: kept, spoils };
        await fuzz(session, fuzzed, plan);
      },
    },
  ];
}

import { setImmediate as turn } from 'node:timers/promises';
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
  /** Whether a body gets through as it is; by default each. */
  readonly carries?: (body: unknown) => boolean;
  /** Throws where no call can be made, or none works. */
  readonly ready?: (session: Session) => void;
}

/** One check per operation: what is made up is answered as the contract says, right or wrong. */
export function fuzzCheck<Session extends { readonly own: readonly Observation[] }>(
  rules: FuzzRules<Session>,
  plan: FuzzPlan,
): readonly Check<Session>[] {
  const { contractId, endpoint, validate, hands, base, keeps = [] } = rules;
  const { spoils = () => true, carries = () => true } = rules;
  const { operation } = endpoint;
  const { operationId } = operation;
  const media = operation.requestBody?.content['application/json'];
  const example = Object.values(media?.examples ?? {})[0]?.value;
  if (!media || example === undefined) return [];
  const { schema } = media;
  const kept = (field: string): boolean => keeps.includes(field);
  const clauses = operation['x-clause'] ?? [];
  let cited = clauses;
  const cites = (found: readonly string[]): void => {
    cited = found.length > 0 ? found : clauses;
  };
  return [
    {
      ...base,
      id: `${contractId}.fuzz.${operationId}`,
      // What it decides is the whole operation, until it has found the place that is wrong.
      get requirements() {
        // The one cast: documents name no other requirements than those of the register.
        return cited as [RequirementId];
      },
      severity: 'must',
      source: 'derived',
      operation: operationId,
      title: {
        zh: `${operationId}：随机生成的请求，对的不使服务出错，错的被拒绝`,
        en: `${operationId}: of made-up requests, the right ones break nothing and the wrong ones are refused`,
      },
      async run(session) {
        rules.ready?.(session);
        const { fuzz } = await loaded();
        const known = { operationId, schema, example, validate, hands };
        const fuzzed = { ...known, keeps: kept, spoils, carries, cites };
        await fuzz(session, fuzzed, plan);
      },
    },
  ];
}

/**
 * Its library takes a while to load, and most runs do without. Connections that an endpoint has
 * closed meanwhile, idle as they were, have to be seen as closed before anything is sent.
 */
async function loaded() {
  const phase = await import('./phase.ts');
  // The first turn may be the one that the library was loaded in.
  await turn();
  await turn();
  return phase;
}

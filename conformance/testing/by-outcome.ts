import type { Hands } from '../derive/hands.ts';
import type { Reply } from '../exchange/observation.ts';
import { Mismatch } from '../mismatch.ts';

/** A reply of which only the outcome matters. */
export const replyOf = (served: boolean): Reply => replyWith([served ? 'success' : 'bad-input']);

/** The same with any outcomes. */
export const replyWith = (outcomes: Reply['outcomes']): Reply => ({
  operation: 'ask',
  status: 200,
  headers: {},
  text: '',
  body: {},
  decisive: [],
  codeAt: null,
  frame: [],
  deviations: [],
  outcomes,
  code: 0,
  known: true,
});

/** Hands for derived checks that look at the outcome of a reply and at nothing else. */
export const byOutcome: Pick<
  Hands<unknown>,
  'refusalRequirements' | 'acceptedBody' | 'succeeded' | 'refusedInput'
> = {
  refusalRequirements: () => ['WH-R048'],
  acceptedBody: (_, __, example) => example,
  succeeded: (_, { outcomes }) => demand(outcomes.includes('success'), 'accepted'),
  refusedInput: async (_, { outcomes }) => demand(outcomes.includes('bad-input'), 'refused'),
};

function demand(holds: boolean, what: string): void {
  if (!holds) throw new Mismatch({ expected: { zh: what, en: what }, actual: { zh: '', en: '' } });
}

import { sealedReplies } from '../shanxi/sealed-replies.ts';
import { sealedRequests } from '../shanxi/sealed-requests.ts';
import { collections } from './collections.ts';
import { frames } from './frames.ts';
import { oddCalls } from './odd-calls.ts';
import { records } from './records.ts';
import type { Mutant, Variant } from './surroundings.ts';
import { providerVariants } from './variants.ts';

/** Written from the readings alone, by somebody who had not seen the checks. */
export const mutants: readonly Mutant[] = [
  ...records,
  ...collections,
  ...frames,
  ...oddCalls,
  ...sealedReplies(['SX-R021', 'SX-R022']),
  ...sealedRequests(['SX-R021', 'SX-R022']),
];

/** Oddities that the readings tolerate: none of them may cost a provider its conformance. */
export const variants: readonly Variant[] = providerVariants;

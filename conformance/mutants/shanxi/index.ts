import { body } from './body.ts';
import { bodyTrades } from './body-trades.ts';
import { decidedVariants } from './decided-variants.ts';
import { envelope } from './envelope.ts';
import { frame } from './frame.ts';
import { framedVariants } from './framed-variants.ts';
import { knownCallers } from './known-callers.ts';
import { knownLicences } from './known-licences.ts';
import { knownRaces } from './known-races.ts';
import { knownReplies } from './known-replies.ts';
import { knownSealed } from './known-sealed.ts';
import { lenientFields } from './lenient-fields.ts';
import { lenientPages } from './lenient-pages.ts';
import { lenientUploads } from './lenient-uploads.ts';
import { robustness } from './robustness.ts';
import { sealedAnswers } from './sealed-answers.ts';
import { sealedReplies } from './sealed-replies.ts';
import { sealedRequests, strictSeals } from './sealed-requests.ts';
import { sealedVariants } from './sealed-variants.ts';
import { beneath } from './seals.ts';
import { security } from './security.ts';
import { stateAccounts } from './state-accounts.ts';
import { stateData } from './state-data.ts';
import { statePages } from './state-pages.ts';
import { strict } from './strict.ts';
import type { Deviation, Mutant, Variant } from './surroundings.ts';
import { writtenVariants } from './written-variants.ts';

/** Known ways to be wrong. All but the five `known` lists were written from the readings alone. */
export const mutants: readonly Mutant[] = [
  ...[
    ...body,
    ...bodyTrades,
    ...envelope,
    ...lenientFields,
    ...lenientPages,
    ...lenientUploads,
    ...strict,
    ...security,
    ...statePages,
    ...stateData,
    ...stateAccounts,
  ].map(alsoSealed),
  ...frame,
  ...sealedReplies(['SX-R029', 'SX-R030']),
  ...sealedRequests(['SX-R029', 'SX-R030']),
  ...strictSeals(['SX-R029', 'SX-R030']),
  ...sealedAnswers,
  ...robustness,
  ...[...knownCallers, ...knownLicences, ...knownReplies].map(alsoSealed),
  ...knownSealed,
  ...knownRaces,
];

/** Oddities that the readings tolerate: none of them may cost an endpoint its conformance. */
export const variants: readonly Variant[] = [
  ...[...writtenVariants, ...decidedVariants].map(alsoSealed),
  ...framedVariants,
  ...sealedVariants,
];

/** What is wrong, or odd, in a plain call is so in a sealed one too. */
function alsoSealed<Named extends { readonly deviate: Deviation }>(named: Named): Named {
  return { ...named, deviate: beneath(named.deviate) };
}

import { acceptedFaults } from './accepted-faults.ts';
import { body } from './body.ts';
import { callers } from './callers.ts';
import { decidedVariants } from './decided-variants.ts';
import { envelope } from './envelope.ts';
import { envelopeCodes } from './envelope-codes.ts';
import { frame } from './frame.ts';
import { framedVariants } from './framed-variants.ts';
import { lenientCredentials } from './lenient-credentials.ts';
import { lenientParameters } from './lenient-parameters.ts';
import { licenseFilters } from './license-filters.ts';
import { races } from './races.ts';
import { replyFields } from './reply-fields.ts';
import { robustness } from './robustness.ts';
import { security } from './security.ts';
import { state } from './state.ts';
import { stateFilters } from './state-filters.ts';
import { strict } from './strict.ts';
import { strictFilters } from './strict-filters.ts';
import type { Mutant, Variant } from './surroundings.ts';
import { writtenVariants } from './written-variants.ts';

/** Known ways to be wrong. All but the last five lists were written from the readings alone. */
export const mutants: readonly Mutant[] = [
  ...body,
  ...frame,
  ...envelope,
  ...envelopeCodes,
  ...lenientCredentials,
  ...lenientParameters,
  ...strict,
  ...strictFilters,
  ...security,
  ...state,
  ...stateFilters,
  ...robustness,
  ...replyFields,
  ...callers,
  ...acceptedFaults,
  ...licenseFilters,
  ...races,
];

/** Oddities that the readings tolerate: none of them may cost an endpoint its conformance. */
export const variants: readonly Variant[] = [
  ...writtenVariants,
  ...framedVariants,
  ...decidedVariants,
];

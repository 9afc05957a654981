import { body } from './body.ts';
import { callers } from './callers.ts';
import { decidedCases } from './decided-cases.ts';
import { decidedSessions } from './decided-sessions.ts';
import { envelope } from './envelope.ts';
import { envelopeCodes } from './envelope-codes.ts';
import { envelopeErrors } from './envelope-errors.ts';
import { frame } from './frame.ts';
import { framedVariants } from './framed-variants.ts';
import { lenientDates } from './lenient-dates.ts';
import { lenientFields } from './lenient-fields.ts';
import { lenientLists } from './lenient-lists.ts';
import { lenientLogins } from './lenient-logins.ts';
import { lenientTokens } from './lenient-tokens.ts';
import { logouts } from './logouts.ts';
import { oddCalls } from './odd-calls.ts';
import { races } from './races.ts';
import { robustness } from './robustness.ts';
import { robustnessValues } from './robustness-values.ts';
import { security } from './security.ts';
import { stateCases } from './state-cases.ts';
import { stateSessions } from './state-sessions.ts';
import { strictCalls } from './strict-calls.ts';
import { strictCases } from './strict-cases.ts';
import type { Mutant, Variant } from './surroundings.ts';
import { writtenVariants } from './written-variants.ts';

/** Known ways to be wrong. All but the last four lists were written from the readings alone. */
export const mutants: readonly Mutant[] = [
  ...body,
  ...frame,
  ...envelope,
  ...envelopeErrors,
  ...envelopeCodes,
  ...lenientFields,
  ...lenientLists,
  ...lenientDates,
  ...lenientLogins,
  ...lenientTokens,
  ...strictCases,
  ...strictCalls,
  ...security,
  ...stateSessions,
  ...stateCases,
  ...robustness,
  ...robustnessValues,
  ...callers,
  ...logouts,
  ...oddCalls,
  ...races,
];

/** Oddities that the readings tolerate: none of them may cost an endpoint its conformance. */
export const variants: readonly Variant[] = [
  ...writtenVariants,
  ...framedVariants,
  ...decidedSessions,
  ...decidedCases,
];

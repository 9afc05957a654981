import type * as neutral from '../mutant.ts';
import type { Surround } from '../proxy.ts';
import { wuhanSigning } from './credentials.ts';

export interface Credentials {
  readonly passid: string;
  readonly token: string;
}

/** What a deviation of Wuhan may use beside the request itself. */
export interface Surroundings extends neutral.Surroundings {
  /** The same request with fresh timestamp, nonce and right signature: how leniency is faked. */
  readonly resign: (request: neutral.WireRequest, credentials?: Credentials) => neutral.WireRequest;
  /** The applications of the target: the one under test first. */
  readonly applications: readonly Credentials[];
}

export type Deviation = neutral.Deviation<Surroundings>;
export type Mutant = neutral.Mutant<Surroundings>;
export type Variant = neutral.Variant<Surroundings>;

/** Lets deviations sign for the applications of a target, by default for the first. */
export const surround =
  (applications: readonly Credentials[]): Surround<Surroundings> =>
  (around) => ({
    ...around,
    applications,
    resign(request, credentials = applications[0]) {
      if (!credentials) throw new Error('a deviation signs afresh, but no application is known');
      return wuhanSigning(request, credentials);
    },
  });

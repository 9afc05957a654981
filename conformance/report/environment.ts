import type { Observation } from '../exchange/observation.ts';
import type { TlsFacts } from '../exchange/tls-facts.ts';
import type { Mask } from '../mask.ts';
import type { Target } from '../target/target.ts';

/** The circumstances of a run, as far as they bear on its findings. */
export interface Environment {
  /** Such as `node 26.10.0, linux x64`. */
  readonly runtime: string;
  /** How far the endpoint's clock is ahead of ours, by its `Date` headers; null without any. */
  readonly clock: { readonly milliseconds: number; readonly uncertainty: number } | null;
  /** Null over plain HTTP. */
  readonly tls: TlsFacts | null;
  /** Address of the HTTP proxy between, without its credentials. */
  readonly proxy: string | null;
}

/** What a run has shown of its circumstances; nobody is asked for it. */
export interface Seen {
  readonly startedAt: Date;
  readonly observations: readonly Observation[];
  readonly tls?: TlsFacts | null;
}

/** The circumstances of a run. */
export const environmentOf = (
  { proxy }: Pick<Target, 'proxy'>,
  mask: Mask,
  { startedAt, observations, tls = null }: Seen,
): Environment => ({
  runtime: `node ${process.versions.node}, ${process.platform} ${process.arch}`,
  clock: clockOf(startedAt, observations),
  tls: tls && { ...tls, subject: mask(tls.subject), issuer: mask(tls.issuer) },
  proxy: proxy === undefined ? null : mask(proxy),
});

/** `Date` leaves out the part of a second: half of one is its middle, and half the doubt. */
const half = 500;

/**
 * How far a reply's `Date` is from the middle of its exchange; the reply in the middle of them all
 * speaks for the run, so that a few odd ones do not count.
 */
function clockOf(startedAt: Date, observations: readonly Observation[]): Environment['clock'] {
  const readings = observations
    .flatMap((observation) => readingOf(startedAt.getTime(), observation) ?? [])
    .toSorted((one, other) => one.milliseconds - other.milliseconds);
  return readings[Math.floor(readings.length / 2)] ?? null;
}

function readingOf(
  began: number,
  { reply, startedAt, duration }: Observation,
): NonNullable<Environment['clock']> | null {
  const date = Date.parse(reply?.headers['date'] ?? '');
  if (Number.isNaN(date)) return null;
  const middle = began + startedAt + duration / 2;
  return {
    milliseconds: Math.round(date + half - middle),
    uncertainty: Math.round(half + duration / 2),
  };
}

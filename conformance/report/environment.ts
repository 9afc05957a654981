import type { Mask } from '../mask.ts';
import type { Target } from '../target.ts';

/** The circumstances of a run, as far as they bear on its findings. */
export interface Environment {
  /** Such as `node 26.10.0, linux x64`. */
  readonly runtime: string;
  /** How far the endpoint's clock is ahead of ours, by its `Date` headers; null without any. */
  readonly clock: { readonly milliseconds: number; readonly uncertainty: number } | null;
  /** Null over plain HTTP. */
  readonly tls: {
    readonly protocol: string;
    readonly cipher: string;
    readonly subject: string;
    readonly issuer: string;
    /** ISO 8601. */
    readonly validTo: string;
  } | null;
  /** Address of the HTTP proxy between, without its credentials. */
  readonly proxy: string | null;
}

/** What is known of the circumstances without asking the endpoint. */
export const environmentOf = ({ proxy }: Pick<Target, 'proxy'>, mask: Mask): Environment => ({
  runtime: `node ${process.versions.node}, ${process.platform} ${process.arch}`,
  clock: null,
  tls: null,
  proxy: proxy === undefined ? null : mask(proxy),
});

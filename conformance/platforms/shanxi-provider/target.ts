import type { Target } from '../../target/target.ts';

/** A data provider that Shanxi's platform collects from; its `url` is the whole address. */
export interface ProviderTarget extends Target {
  readonly contract: 'shanxi-provider';
  /** The key that requests are sealed for. */
  readonly publicKey: string;
  readonly keyId?: string;
  /** A time that splits the records: some changed after it, some did not. */
  readonly since?: string;
}

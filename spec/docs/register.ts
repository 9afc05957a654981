import type { Text } from '../language.ts';

/** A register as it stands in `generated/requirements.ts`, seen without its literal types. */
export interface Register {
  readonly source: string;
  readonly title: Text;
  readonly chapters: readonly { readonly clause: string; readonly title: Text }[];
  readonly requirements: Readonly<Record<string, Requirement>>;
}

export interface Requirement extends Text {
  readonly clause: string;
  readonly strength: string;
  readonly kind: string;
  readonly testability: string;
  /** The readings of unclear places that it rests on. */
  readonly readings: readonly string[];
  /** Why black-box HTTP cannot prove it. */
  readonly reason?: Text;
}

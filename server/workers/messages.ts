import type { Text } from '../../spec/language.ts';

/** What a worker tells the primary: that it serves, or why it does not. */
export type FromWorker =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'failed'; readonly text: Text };

/** What the primary tells a worker: to finish what it has begun, and end. */
export const stop = 'stop';

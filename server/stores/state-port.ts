import type { Stores } from './port.ts';

/** What is short-lived, and may therefore be kept elsewhere than what must last. */
export interface State extends Pick<Stores, 'nonces' | 'sessions' | 'windows'> {
  /** Resolves if what keeps the state answers and takes writes. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

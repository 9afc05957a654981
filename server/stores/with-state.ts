import type { Stores } from './port.ts';
import type { State } from './state-port.ts';

/** Stores whose short-lived state is kept elsewhere than what must last. */
export const withState = (lasting: Stores, state: State): Stores => ({
  ...lasting,
  nonces: state.nonces,
  sessions: state.sessions,
  windows: state.windows,
  async ping() {
    await Promise.all([lasting.ping(), state.ping()]);
  },
  async close() {
    await state.close();
    await lasting.close();
  },
});

/**
 * Keeps the engines of a test run: starts them, prints their addresses as one line of JSON, and
 * stops them when its input ends, however the run ended. It runs in a session of its own, so that
 * Ctrl-C reaches the run alone.
 */
import { startEngines } from './both.ts';

const [, , ...names] = process.argv;
const { database, state, stop } = await startEngines({
  database: names.includes('database'),
  state: names.includes('state') && 'volatile',
});
const told = {
  ...(database && { QIYUE_TEST_DATABASE_URL: database.url }),
  ...(state && { QIYUE_TEST_STATE_URL: state.url }),
};
process.stdout.write(`${JSON.stringify(told)}\n`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
for await (const _ of process.stdin) {
  // Nobody says anything; what counts is that they are still there.
}
await stop();

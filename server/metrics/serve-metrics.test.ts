import { expect, it } from 'vitest';
import { serveMetrics } from './serve-metrics.ts';

it('answers with 500 where a figure cannot be read, and goes on', async () => {
  const readings = [() => Promise.reject(new Error('EMFILE')), () => Promise.resolve('one 1\n')];
  const { port, close } = await serveMetrics(
    { host: '127.0.0.1', port: 0 },
    { contentType: 'text/plain', text: () => readings.shift()?.() ?? Promise.resolve('') },
  );
  const ask = () => fetch(`http://127.0.0.1:${port}/metrics`);
  const [first, second] = [await ask(), await ask()];
  const text = await second.text();
  await close();

  expect([first.status, second.status, text]).toEqual([500, 200, 'one 1\n']);
});

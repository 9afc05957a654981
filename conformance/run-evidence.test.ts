import { expect, it } from 'vitest';
import type { Recorder } from './exchange/recorder.ts';
import { refused } from './expect.ts';
import { sendJson, startEndpoint } from './testing/endpoint.ts';
import { check, trial } from './testing/trial.ts';
import { emptyPage } from './testing/wuhan/gateway.ts';

const request = { method: 'POST', path: '/', headers: [], body: null };
const send = (recorder: Recorder) => recorder.send(request, { operation: 'x', curl: () => '' });

it('the evidence is the reply that was wrong, and not one that came after it', async () => {
  await using endpoint = await startEndpoint((_, response) => sendJson(response, emptyPage));
  const callsAgain = check('a', async (recorder) => {
    const wrong = await send(recorder);
    await send(recorder);
    refused(wrong, { as: ['bad-input'] });
  });

  const { decided } = await trial([callsAgain], { url: endpoint.url });

  expect(decided[0]?.evidence).toBe(decided[0]?.observations[0]);
});

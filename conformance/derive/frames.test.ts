import { expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import type { FrameFault } from '../exchange/observation.ts';
import { type Observation, readReply } from '../exchange/observation.ts';
import { deriveFrameChecks } from './frames.ts';

const { contract } = judged.wuhan();

/** An exchange whose reply came with this media type. */
function seen(type: string): Observation {
  const headers = { 'content-type': type };
  const answer = { kind: 'reply', status: 200, headers, body: Buffer.from('{}') } as const;
  const request = { method: 'POST', path: '/', headers: [], body: null };
  const reply = readReply(contract, 'queryInvestors', answer);
  const at = { startedAt: 0, duration: 1, curl: () => '' };
  return { operation: 'queryInvestors', request, reply, failure: null, ...at };
}

const isPlain = {
  reading: 'SX-A13',
  covers: ({ actual }: FrameFault) => actual.en === 'text/plain',
};

/** What the check of the media type says of replies of these types. */
function judge(types: readonly string[], tolerated = isPlain) {
  const warned: string[] = [];
  const session = { all: types.map(seen), warn: (reading: string) => void warned.push(reading) };
  const checks = deriveFrameChecks('shanxi', 'SX-R035', tolerated);
  const check = checks.find(({ id }) => id.endsWith('content-type'));
  return { warned, run: () => check?.run(session) };
}

it('warns of a media type that a reading tolerates', () => {
  const { warned, run } = judge(['application/json', 'text/plain']);

  run();
  expect(warned).toEqual(['SX-A13']);
});

it('fails every other one', () => {
  expect(judge(['text/plain', 'image/png']).run).toThrow('image/png');
});

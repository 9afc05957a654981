import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../platform.ts';
import { createNeimengguRig, type NeimengguRig } from '../../testing/neimenggu-rig.ts';

const waits: number[] = [];
const wait = async (milliseconds: number) => void waits.push(milliseconds);

let rig: NeimengguRig;
beforeAll(async () => {
  rig = await createNeimengguRig({ clock: { ...systemClock, wait } });
});
afterAll(() => rig.close());

/** A success clears the record of the application. */
beforeEach(async () => {
  await rig.login();
  waits.splice(0);
});

async function guess(times: number, given: object = {}) {
  for (let count = 0; count < times; count += 1) await rig.login({ appSecret: 'guess', ...given });
}

describe('a guess at the secret', () => {
  it('is answered late for the 51st time, and a success is not', async () => {
    await guess(51);
    const { body } = await rig.login();
    await guess(1);

    expect(body.ackCode).toBe('SUCCESS');
    expect(waits).toEqual([250]);
  });

  it('is answered late whichever account it names', async () => {
    for (let count = 0; count < 50; count += 1) await guess(1, { account: `name-${count}` });
    await guess(1);

    expect(waits).toEqual([250]);
  });

  it.each(['test', 'nobody'])(
    'that names %s does not show by its delay whether that account is in use',
    async (account) => {
      await guess(50, { account });
      await rig.login();
      await guess(1, { account });

      expect(waits).toEqual([]);
    },
  );

  it.each<[string, object]>([
    ['wrong', { appSecret: 'another guess' }],
    ['right', {}],
  ])('that is %s but for an unknown account is as late, and so is the next', async (_, secret) => {
    await guess(50);
    await rig.login({ account: 'nobody', ...secret });
    await guess(1);

    expect(waits).toEqual([250, 500]);
  });
});

describe.each<[string, object]>([
  ['without an account', { account: undefined }],
  ['of a disabled application', { appKey: 'demo-disabled' }],
])('a login %s', (_, given) => {
  it('is answered the same and as soon, whether its secret is right or wrong', async () => {
    const right = await rig.login(given);
    await guess(51, given);
    const wrong = await rig.login({ ...given, appSecret: 'guess' });

    expect(right.body).toEqual(wrong.body);
    expect(waits).toEqual([]);
  });
});

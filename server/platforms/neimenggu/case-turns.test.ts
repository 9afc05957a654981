import { expect, it } from 'vitest';
import { systemClock } from '../../platform.ts';
import { caseText, entityOf } from '../../testing/neimenggu-cases.ts';
import { casePath, createNeimengguRig } from '../../testing/neimenggu-rig.ts';

it('large cases take turns, and none begins once its session is over', async () => {
  const time = { now: 1_800_000_000_000 };
  const rig = await createNeimengguRig({ clock: { ...systemClock, now: () => time.now } });
  const query = `access_token=${await rig.token()}`;
  const list = Array.from({ length: 40_000 }, (_, index) => JSON.stringify(entityOf(index))).join();
  const outcomes = await Promise.all(
    ['A', 'B', 'C', 'D'].map(async (caseid) => {
      const body = String(caseText(list, { caseid }));
      const reply = await rig.call({ path: casePath, query, body });
      time.now += 31 * 60_000;
      return reply.body.errors[0]?.errorCode ?? reply.body.ackCode;
    }),
  );
  await rig.close();

  expect(outcomes.toSorted().slice(-1)).toEqual(['SUCCESS']);
  expect(outcomes.toSorted().slice(0, 2)).toEqual(['13000', '13000']);
});

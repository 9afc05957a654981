import { expect, it } from 'vitest';
import { NothingProved } from '../../nothing-proved.ts';
import { answering } from '../../testing/shanxi/deviations.ts';
import { refusal } from '../../testing/shanxi/operations.ts';
import type { Changes } from '../../testing/shanxi/right-endpoint.ts';
import { judgePlatform } from '../../testing/shanxi/trial.ts';

const only = ['shanxi.grade.right'];

/** What the person is told when there is nothing to judge. */
async function complaint(changes: Changes, rest: object = {}): Promise<string> {
  const error: unknown = await judgePlatform(changes, { only, ...rest }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NothingProved)) throw new Error(`no complaint: ${error}`);
  return error.message;
}

it('lets a right platform be judged', async () => {
  expect((await judgePlatform({}, { only })).passed).toBe(1);
});

it('says that the account is refused everywhere', async () => {
  expect(await complaint({ letsIn: () => false })).toMatch(/account/);
});

it('goes on where one interface alone fails', async () => {
  const onCall = answering('getEnterpriseGrade', () => refusal());

  expect((await judgePlatform({ onCall }, { only })).failed).toEqual(only);
});

it('says that somebody else answers', async () => {
  const onWire = () => ({ status: 404, value: { error: 'no such page' } });

  expect(await complaint({ onWire })).toMatch(/not this interface/);
});

it('says that nobody answers', async () => {
  expect(await complaint({}, { url: 'http://127.0.0.1:9' })).toMatch(/[Cc]annot reach/);
});

it('goes on where the first reply is neither success nor failure', async () => {
  const onWire: NonNullable<Changes['onWire']> = async (received, { right }) => {
    const answer = await right(received);
    return { ...answer, value: { msg: 'x', result: 7 } };
  };

  expect((await judgePlatform({ onWire }, { only })).failed).toEqual(only);
});

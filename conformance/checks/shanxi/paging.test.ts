import { describe, expect, it } from 'vitest';
import { answering } from '../../testing/shanxi/deviations.ts';
import { type Answer, refusal, success } from '../../testing/shanxi/operations.ts';
import { fixtures } from '../../testing/shanxi/platform-state.ts';
import type { Changes, OnCall } from '../../testing/shanxi/right-endpoint.ts';
import { judgePlatform } from '../../testing/shanxi/trial.ts';

/** A platform with the first so many enterprises only. */
const shortened = (length: number, answer: Answer, { pageno, pagesize }: Asked): Answer => {
  const from = (Number(pageno) - 1) * Number(pagesize);
  const { companyList, ...page } = Object(answer.value['data']);
  const left = Math.max(0, length - from);
  return success({ ...page, count: length, companyList: companyList.slice(0, left) });
};

type Asked = Readonly<Record<string, unknown>>;

const ofLength = (length: number, isFailing: boolean): Changes => ({
  onCall: answering('getEnterpriseGrades', (answer, { parameters }) => {
    if (answer.value['result'] === 0) return answer;
    const { pageno, pagesize } = parameters;
    const isPast = (Number(pageno) - 1) * Number(pagesize) >= length;
    return isPast && isFailing ? refusal('no such page') : shortened(length, answer, parameters);
  }),
});

const { count: _, ...uncounted } = fixtures;

const judgeList = (changes: Changes) => judgePlatform(changes, { fixtures: uncounted });

describe('a list of enterprises', () => {
  it.each([1, 7, 11].flatMap((length) => [[length, true] as const, [length, false] as const]))(
    'of %i passes, whether or not pages past its end fail (%s)',
    async (length, isFailing) => {
      const { failed, exitCode } = await judgeList(ofLength(length, isFailing));

      expect([failed, exitCode]).toEqual([[], 0]);
    },
  );

  it('that grows while it is read passes with a warning', async () => {
    let more = 0;
    const onCall: OnCall = answering('getEnterpriseGrades', ({ status, value }) => {
      more += 1;
      const { data } = value;
      const { count } = Object(data);
      const grown = data === undefined ? {} : { data: { ...Object(data), count: count + more } };
      return { status, value: { ...value, ...grown } };
    });

    const { failed, readings } = await judgePlatform(
      { onCall },
      {
        fixtures: uncounted,
        only: ['shanxi.sealed.getEnterpriseGrades'],
      },
    );

    expect([failed, readings]).toEqual([[], ['SX-A31']]);
  });

  it('finds nothing for a code that is none, with data null, with a warning', async () => {
    const onCall = answering('getEnterpriseGrade', (answer) =>
      answer.value['msg'] === 'unknown enterprise' || answer.value['msg'] === 'refused'
        ? { status: 200, value: { msg: 'none', result: 1, data: null } }
        : answer,
    );

    const { failed, readings } = await judgePlatform(
      { onCall },
      { only: ['shanxi.input.getEnterpriseGrade.uniscId.characters'] },
    );

    expect([failed, readings]).toEqual([[], ['SX-A24']]);
  });
});

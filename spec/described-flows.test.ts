import { describe, expect, it } from 'vitest';
import { describedFlows } from './described-flows.ts';

describe('the described flows', () => {
  it('have a title in each language and the operation of each step', () => {
    const [first] = describedFlows('neimenggu');

    expect(first).toEqual({
      id: 'handOverCase',
      title: {
        zh: '登录，送交一个案件，退出',
        en: 'Log in, hand over a case, log out',
      },
      steps: [
        { id: 'login', operation: 'login' },
        { id: 'receiveCaseinfo', operation: 'receiveCaseinfo' },
        { id: 'logout', operation: 'logout' },
      ],
    });
  });

  it('are none where the contract has no document of them', () => {
    expect(describedFlows('wuhan')).toEqual([]);
  });
});

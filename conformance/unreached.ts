import type { Text } from '../spec/language.ts';

/** Why a run ended before a check, or in the midst of it. */
export const unreached = {
  budget: { zh: '预算已用完，没有轮到', en: 'The budget was spent before its turn' },
  room: {
    zh: '所余预算不够做完，没有开始',
    en: 'What was left of the budget was too little for it',
  },
  cut: { zh: '预算在途中用完，没有做完', en: 'The budget was spent before it was done' },
  interrupted: { zh: '评测被中断，没有轮到', en: 'The run was interrupted before its turn' },
} as const satisfies Record<string, Text>;

/** A check with the reason for which it was skipped, if it was. */
export interface Reasoned {
  readonly reason: Text | null;
}

/** Whether it was not its own fault that a check was skipped: a report tells it by the words. */
export const isUnreached = ({ reason }: Reasoned): boolean =>
  reason !== null && Object.values(unreached).some(({ en }) => en === reason.en);

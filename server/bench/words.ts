import type { Text } from '../../spec/language.ts';

const words = {
  met: { zh: '达到', en: 'met' },
  missed: { zh: '未达到', en: 'missed' },
} as const satisfies Record<string, Text>;

/** Whether a goal was reached. */
export const inWords = (met: boolean): Text => (met ? words.met : words.missed);

import type { Text } from '../spec/language.ts';

/** Faults one after the other as one sentence with its stop; a question has its mark already. */
export const inOneSentence = (all: readonly Text[]): Text => ({
  zh: all.map(({ zh }, index) => stopped(zh, index === all.length - 1 ? '。' : '；')).join(''),
  en: all.map(({ en }, index) => stopped(en, index === all.length - 1 ? '.' : ';')).join(' '),
});

const stopped = (text: string, stop: string): string => (/[?？]$/.test(text) ? text : text + stop);

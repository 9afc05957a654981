import type { Text } from '../../spec/language.ts';

/** What people call an operation; a check of no single one is about the interface as a whole. */
export const operationName = (operation: string): Text =>
  operation === '*'
    ? { zh: '接口整体', en: 'the interface as a whole' }
    : { zh: operation, en: operation };

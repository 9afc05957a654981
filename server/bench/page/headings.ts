import type { Text } from '../../../spec/language.ts';

/** Headings of sections that explain a goal, and are linked to. */
export const headings = {
  list: { zh: '大列表', en: 'A large list' },
  growth: { zh: '行数增长', en: 'As rows grow' },
  largeCase: { zh: '大案件', en: 'A large case' },
  judge: { zh: '评测与代理', en: 'Judge and proxy' },
  faults: { zh: '故障', en: 'Faults' },
  profiles: { zh: '时间的去向', en: 'Where the time goes' },
  workers: { zh: '两个进程与一个进程', en: 'Two processes beside one' },
  overload: { zh: '三倍负载之下', en: 'Under three times the load' },
  importMemory: { zh: '导入的内存', en: 'Memory of the import' },
} as const satisfies Record<string, Text>;

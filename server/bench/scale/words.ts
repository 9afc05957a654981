import type { Text } from '../../../spec/language.ts';
import { assumptions, type Limit } from './compute.ts';

const { databaseCores } = assumptions;

/** What a limit is called. */
export const limitNames: Readonly<Record<Limit, Text>> = {
  process: { zh: '进程所在的一个核', en: 'the one core of the process' },
  database: {
    zh: `PostgreSQL 的 ${databaseCores} 个核`,
    en: `the ${databaseCores} cores of PostgreSQL`,
  },
  state: { zh: 'Redis 的一个核', en: 'the one core of Redis' },
  audit: { zh: '审计的末尾，一次一个写者', en: 'the end of the audit, one writer at a time' },
};

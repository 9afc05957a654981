import { openSqliteStores } from '../stores/sqlite/open.ts';

/** What the contract tests of the stores run on; a further engine is one line here. */
export const engines = [{ name: 'SQLite', open: openSqliteStores }] as const;

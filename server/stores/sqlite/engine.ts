import { existsSync } from 'node:fs';
import { UsageError } from '../../../spec/usage-error.ts';
import { openLicenceFiles } from '../../licences/files.ts';
import type { Engine } from '../engine-port.ts';
import { auditFile, openAuditReader, openSqliteAudit } from './audit.ts';
import { openSqliteStores } from './open.ts';

/** Files beside each other, named after the first; or everything in memory. */
export const sqliteEngine = (database: string): Engine => ({
  name: database,
  openStores: async () => ({
    stores: await openSqliteStores(database),
    licenceFiles: openLicenceFiles(database),
  }),
  openAudit: (keys) => openSqliteAudit(database, keys),
  async openAuditReader(keys) {
    const file = auditFile(database);
    if (!existsSync(file)) throw noAudit(file);
    return openAuditReader(database, keys());
  },
});

const noAudit = (file: string) =>
  new UsageError({ zh: `没有审计文件 ${file}`, en: `There is no audit file ${file}` });

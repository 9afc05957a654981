import type { Engine } from '../engine-port.ts';

/** A database that many instances share; its driver is loaded only when it is opened. */
export const postgresEngine = (url: string): Engine => ({
  name: nameIn(new URL(url)),
  async openStores() {
    const { openPostgresStores } = await import('./open.ts');
    const { licenceFiles, ...stores } = await openPostgresStores(url);
    return { stores, licenceFiles };
  },
  async openAudit(keys) {
    const { openPostgresAudit } = await import('./audit.ts');
    return openPostgresAudit(url, keys);
  },
  async openAuditReader(keys) {
    const { openPostgresAuditReader } = await import('./audit.ts');
    return openPostgresAuditReader(url, keys());
  },
});

const nameIn = ({ protocol, host, pathname }: URL): string => `${protocol}//${host}${pathname}`;

import type { Credentials } from '../../../platform.ts';

/** As fast as one client needs it; the contract sets no limit (NM-A47). */
const rate = 4_000;

/** A target file for the judge that fits a server with demo data. */
export function targetOf(url: string, credentials: Credentials): object {
  const application = (appKey: string, account: string) => ({
    appKey,
    appSecret: credentials[appKey],
    account,
  });
  return {
    contract: 'neimenggu',
    url,
    rate,
    allow: ['write'],
    application: application('demo-case', 'test'),
    secondApplication: application('demo-second', 'second'),
    disabledApplication: application('demo-disabled', 'disabled'),
  };
}

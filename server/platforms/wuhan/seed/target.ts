import type { Credentials } from '../../../platform.ts';
import { investorFixtures } from './investors.ts';
import { licenseFixtures } from './licenses.ts';

/** Below the limit of the fast demo applications, so that pacing never meets it by accident. */
const rate = 4_000;

/** A target file for the judge that fits a server with demo data. */
export function targetOf(url: string, credentials: Credentials): object {
  const application = (passid: string) => ({ passid, token: credentials[passid] });
  return {
    contract: 'wuhan',
    url,
    rate,
    allow: [],
    application: application('demo-fast'),
    secondApplication: application('demo-second'),
    unsubscribedApplication: application('demo-unsubscribed'),
    limitedApplication: { ...application('demo-slow'), limit: 10 },
    fixtures: { queryInvestors: investorFixtures, queryLicenses: licenseFixtures },
  };
}

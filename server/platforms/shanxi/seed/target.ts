import type { Credentials } from '../../../platform.ts';

/** As fast as one client needs it; the document sets no limit. */
const rate = 4_000;

/** Codes of the document's examples: with grade and trades, with neither, and a free one. */
export const rated = '91149999MA0DEM0139';
export const unrated = '91149999MA0DEM0214';
const unknown = '91159999MA0DEM013D';

/** A target file for the judge that fits a server with demo data. */
export function targetOf(url: string, told: Credentials): object {
  const account = (username: string) => ({
    accessid: told[`${username}.accessid`],
    username,
    pwd: told[`${username}.pwd`],
  });
  const licensed = (uniscId: string, licence: string) => ({
    uniscId,
    licenseID: told[`licence.${licence}`],
  });
  return {
    contract: 'shanxi',
    url,
    rate,
    allow: ['write'],
    capabilities: ['publicKey', 'token', 'password', 'upload', 'sm'],
    account: account('demo-mall'),
    secondAccount: account('demo-second'),
    disabledAccount: account('demo-disabled'),
    ungrantedAccount: { ...account('demo-limited'), operation: 'getEnterpriseGrades' },
    fixtures: {
      rated: {
        uniscId: rated,
        enterpriseName: told['rated.enterpriseName'],
        assessGrade: told['rated.assessGrade'],
      },
      unrated: { uniscId: unrated },
      unknown: { uniscId: unknown },
      traded: licensed(rated, 'traded'),
      untraded: licensed(unrated, 'untraded'),
      expired: licensed(rated, 'expired'),
      foreignLicence: licensed(rated, 'foreign'),
      otherEnterprise: licensed(rated, 'untraded'),
      count: Number(told['grades.count']),
    },
  };
}

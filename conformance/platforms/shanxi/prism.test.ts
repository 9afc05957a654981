import { describeMock } from '../../testing/judged-mock.ts';
import type { ShanxiTarget } from './target.ts';

const caller = { accessid: 'accessid-of-demo', pwd: 'quiet-Harbour-27' };

/** Uploads are left out: a file name with a quotation mark ends the process of the mock. */
const target: Omit<ShanxiTarget, 'url'> = {
  contract: 'shanxi',
  allow: ['write'],
  capabilities: ['publicKey', 'token', 'password'],
  account: { ...caller, username: 'demo-mall' },
  secondAccount: { ...caller, username: 'demo-second' },
  fixtures: {
    rated: { uniscId: '91149999MA0DEM0139', enterpriseName: '示例一号有限公司', assessGrade: 'A' },
    unknown: { uniscId: '91159999MA0DEM013D' },
    traded: { uniscId: '91149999MA0DEM0139', licenseID: 'L4QXT7M2KZ9W5RB8HVCN3YJFD6' },
    count: 3,
  },
};

describeMock(target, {
  // Callers, licences, enterprises, pages.
  stateless: [
    /^shanxi\.credentials\.\w+\.(accessid|username|pwd)-unknown$/,
    /^shanxi\.grade\.unknown$/,
    /^shanxi\.grades\.(pageno|pagesize|past-the-end|as-single)$/,
    /^shanxi\.licence\.unknown$/,
    /^shanxi\.token\.fresh$/,
    /^shanxi\.password\.wrong-old$/,
    // It opens no envelope but the documented one, so that the target claims none.
    /^shanxi\.sm\.proved$/,
  ],
  // Other envelopes, hanging, lenient.
  faultsOfPrism: [
    /^shanxi\.method\./,
    /^shanxi\.habit\.\w+\.(charset|bom)$/,
    /^shanxi\.body\.\w+\.(not-json|truncated|trailing-comma|single-quotes|bad-utf-8)$/,
    /^shanxi\.frame\.(complete|content-type)$/,
    /^shanxi\.result\.agrees$/,
    /^shanxi\.reply\.\w+\.(msg|result)$/,
  ],
});

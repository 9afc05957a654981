/**
 * Adds records to the audit of a place as fast as that goes, so many at one time, and prints
 * how many a second. Arguments: records, and how many at once; the environment says where.
 */
import { config } from '../../config.ts';
import { openKeeping } from '../../keeping.ts';

const [count = 0, width = 0] = process.argv.slice(2).map(Number);
const { audit, close } = await openKeeping(config(process.env));
const record = {
  ...{ at: Date.now(), contract: 'shanxi', requestId: 'bench', username: 'bench' },
  ...{ operation: 'getEnterpriseGrade', uniscId: '911499990000000000', licenseID: null },
  ...{ outcome: 'success', reason: null, milliseconds: 1 },
};
await audit.append(record);

let begun = 0;
async function appendOneByOne() {
  while (begun < count) {
    begun += 1;
    await audit.append(record);
  }
}

const start = performance.now();
await Promise.all(Array.from({ length: width }, appendOneByOne));
process.stdout.write(String(count / ((performance.now() - start) / 1000)));
await close();

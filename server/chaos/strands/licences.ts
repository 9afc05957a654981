import { pdf } from '../../testing/licence-documents.ts';
import { operate } from '../../testing/operate.ts';
import { rated } from '../../testing/shanxi-rig.ts';
import type { Strand } from '../strand.ts';
import { compare, type Pair } from '../told.ts';
import type { Place } from './place.ts';
import { shanxiAnswer } from './shanxi-answer.ts';

/** Uploads documents of authorisation to Shanxi: each that got its number must be there. */
export function licenceStrand({ url, target, environment }: Place): Strand {
  const account = target('shanxi')['account'] as object;
  const given = { uniscId: rated, fileName: 'a.pdf', file: pdf.toString('base64') };
  const told: Pair[] = [];
  return {
    name: 'shanxi-licences',
    pause: 500,
    async step() {
      const operation = 'uploadLicense';
      const { outcome, data } = await shanxiAnswer(url, { account, operation, given });
      if (outcome === 'right' && data) told.push([data.licenseID, data.licenseID]);
      return outcome;
    },
    async compared() {
      const words = ['licences', 'list', 'shanxi', '--limit', '100000'];
      const listed = await operate(environment, words);
      const numbers = new Set(told.map(([number]) => number));
      const kept = listed.split('\n').flatMap((line): Pair[] => {
        const [number = ''] = line.split('\t');
        return numbers.has(number) ? [[number, number]] : [];
      });
      return compare(told, kept);
    },
  };
}

import { valueAt } from '../../../spec/pointer.ts';
import type { Check } from '../../check.ts';
import type { Observation } from '../../exchange/observation.ts';
import { Mismatch, NotObserved } from '../../mismatch.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';

/** What only a success gives, wherever a failure may have put it. */
const gifts = ['token', 'licenseID', 'publicKey', 'companyList'].flatMap((name) => [
  `/data/${name}`,
  `/${name}`,
]);

/** Over all failures of the run. */
export const emptyHanded: Check<ShanxiSession> = {
  severity: 'must',
  source: 'hand-written',
  operation: '*',
  id: 'shanxi.failure.empty-handed',
  requirements: ['SX-R060', 'SX-R050'],
  field: 'data',
  title: {
    zh: '失败的应答不带令牌、授权协议标识和企业列表',
    en: 'No failure carries a token, an identifier of a licence or enterprises',
  },
  run({ all }) {
    const failures = all.filter(isFailed);
    if (failures.length === 0) throw new NotObserved();
    for (const evidence of failures) {
      const at = gifts.find((pointer) => (valueAt(evidence.reply?.body, pointer) ?? '') !== '');
      if (at !== undefined) throw given(at, evidence);
    }
  },
};

/** What contradicts itself is neither: the check of the results says so. */
const isFailed = ({ reply }: Observation): boolean =>
  reply !== null && reply.outcomes.length > 0 && !reply.outcomes.includes('success');

const given = (at: string, evidence: Observation): Mismatch =>
  new Mismatch({
    expected: { zh: '失败时不给', en: 'nothing of it in a failure' },
    actual: { zh: '给了', en: 'it is given' },
    at,
    evidence,
  });

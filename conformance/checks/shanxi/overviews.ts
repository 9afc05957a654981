import type { Check } from '../../check.ts';
import { deriveFrameChecks } from '../../derive/frames.ts';
import { deriveCompleteCheck, deriveLeakCheck, derivePaceCheck } from '../../derive/overviews.ts';
import type { Observation } from '../../exchange/observation.ts';
import { Mismatch, NotObserved } from '../../mismatch.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { shown } from '../../shown.ts';

type ShanxiCheck = Check<ShanxiSession>;

/** SX-R040, SX-R042: over all replies of the run. */
const leaks: ShanxiCheck = deriveLeakCheck({
  contractId: 'shanxi',
  requirements: ['SX-R050', 'SX-R040', 'SX-R042'],
  field: 'msg',
  title: {
    zh: '应答不泄露程序内部信息、accessid 和密码',
    en: 'No reply shows the inside of the program, an accessid or a password',
  },
  secret: 'accessid / pwd',
  reveals: () => () => null,
});

const complete: ShanxiCheck = deriveCompleteCheck({
  contractId: 'shanxi',
  requirements: ['SX-R025', 'SX-R028'],
});

/** SX-A50: the document has no limit; one that is met at the agreed pace makes all else unknown. */
const pace: ShanxiCheck = derivePaceCheck({
  contractId: 'shanxi',
  requirements: ['SX-R025'],
  severity: 'should',
  field: 'result',
  title: {
    zh: '按目标文件所许的速率调用，不会被限流',
    en: 'Calls at the rate that the target file allows are never throttled',
  },
  isThrottled: ({ reply }) => reply?.outcomes.join() === 'throttled',
});

/** SX-R060, SX-A22: 1 comes with HTTP 2XX, and no failure brings data. */
const results: ShanxiCheck = {
  id: 'shanxi.result.agrees',
  requirements: ['SX-R060', 'SX-R071', 'SX-R087'],
  severity: 'must',
  source: 'hand-written',
  operation: '*',
  field: 'result',
  title: {
    zh: 'result 只有 0 和 1，1 只与 HTTP 2XX 同时出现',
    en: 'result is 0 or 1, and 1 comes with HTTP 2XX only',
  },
  run({ all }) {
    const read = all.filter(({ reply }) => reply?.body !== undefined);
    if (read.length === 0) throw new NotObserved();
    const odd = read.find(({ reply }) => reply?.outcomes.length === 0);
    if (odd) throw contradiction(odd);
  },
};

const contradiction = (evidence: Observation): Mismatch =>
  new Mismatch({
    expected: {
      zh: 'result 为 1 而 HTTP 状态为 2XX，或者 result 为 0',
      en: 'result 1 with HTTP 2XX, or result 0',
    },
    actual: shown([evidence.reply?.status, evidence.reply?.code ?? null]),
    at: '/result',
    evidence,
  });

/** The checks that look back on the whole run, whatever the interface. */
export const overviewChecks: readonly ShanxiCheck[] = [
  leaks,
  pace,
  complete,
  results,
  ...deriveFrameChecks<ShanxiSession>('shanxi', 'SX-R035', {
    reading: 'SX-A13',
    covers: ({ kind, actual }) =>
      kind === 'content-type' && /^text\/(plain|html)\b/.test(actual.en),
  }),
];

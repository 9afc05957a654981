import type { Check } from '../../check.ts';
import type { Contract } from '../../contract/contract.ts';
import { deriveFrameChecks } from '../../derive/frames.ts';
import { deriveCompleteCheck, deriveLeakCheck, derivePaceCheck } from '../../derive/overviews.ts';
import { deriveReplyChecks } from '../../derive/replies.ts';
import type { ProviderSession } from '../../platforms/shanxi-provider/session.ts';

type ProviderCheck = Check<ProviderSession>;

const contractId = 'shanxi-provider';

const leaks: ProviderCheck = deriveLeakCheck({
  contractId,
  requirements: ['SX-R020', 'SX-R022'],
  field: 'msg',
  title: {
    zh: '应答不泄露程序内部信息',
    en: 'No reply shows the inside of the program',
  },
  secret: 'headers',
  reveals: () => () => null,
});

const pace: ProviderCheck = derivePaceCheck({
  contractId,
  requirements: ['SX-R020'],
  severity: 'should',
  field: 'status',
  title: {
    zh: '按目标文件所许的速率调用，不会被限流',
    en: 'Calls at the rate that the target file allows are never throttled',
  },
  isThrottled: ({ reply }) => reply?.status === 429,
});

/** What a reply with a 4xx or 5xx looks like, no document says: the status is enough. */
const onAnswers = (check: ProviderCheck): ProviderCheck => ({
  ...check,
  run: (session) =>
    check.run({ ...session, all: session.all.filter(({ reply }) => (reply?.status ?? 0) < 400) }),
});

/** The checks that look back on the whole run. */
export const overviewChecks = ({ endpoints }: Contract): readonly ProviderCheck[] => [
  leaks,
  pace,
  deriveCompleteCheck({ contractId, requirements: ['SX-R020'] }),
  ...[
    ...deriveFrameChecks<ProviderSession>(contractId, 'SX-R020', {
      reading: 'SX-A13',
      covers: ({ kind, actual }) =>
        kind === 'content-type' && /^text\/(plain|html)\b/.test(actual.en),
    }),
    ...endpoints.flatMap((endpoint) =>
      deriveReplyChecks<ProviderSession>(contractId, endpoint, '200'),
    ),
  ].map(onAnswers),
];

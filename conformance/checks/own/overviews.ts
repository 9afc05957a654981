import type { Endpoint } from '../../../spec/document.ts';
import type { Contract } from '../../contract/contract.ts';
import { responseFor } from '../../contract/contract.ts';
import { deriveCodeCheck, deriveFrameChecks } from '../../derive/frames.ts';
import { deriveCompleteCheck, deriveLeakCheck, derivePaceCheck } from '../../derive/overviews.ts';
import { deriveReplyChecks } from '../../derive/replies.ts';
import { Mismatch, NotObserved } from '../../mismatch.ts';
import { successOf } from '../../platforms/own/document.ts';
import { wholeClauses } from '../../platforms/own/register.ts';
import type { OwnSession } from '../../platforms/own/session.ts';
import { cited, clausesOf, type OwnCheck, onEndpoint } from './calls.ts';

/** What every reply of the run has to be, whatever was asked. */
export function overviewChecks({ document, endpoints }: Contract): readonly OwnCheck[] {
  const requirements = cited(wholeClauses(document));
  const about = { contractId: 'own', requirements };
  const [requirement] = requirements;
  return [
    deriveLeakCheck<OwnSession>({
      ...about,
      field: 'body',
      title: {
        zh: '应答不泄露程序内部信息和凭据',
        en: 'No reply shows the inside of the program or a credential',
      },
      secret: 'security',
      reveals: () => () => null,
    }),
    derivePaceCheck<OwnSession>({
      ...about,
      severity: 'must',
      field: 'rate',
      title: {
        zh: '在目标文件的 rate 之内不被限流',
        en: 'Nobody is throttled at the rate of the target file',
      },
      isThrottled: ({ reply }) => reply?.outcomes.join() === 'throttled',
    }),
    deriveCompleteCheck<OwnSession>(about),
    ...deriveFrameChecks<OwnSession>('own', requirement),
    deriveCodeCheck<OwnSession>('own', requirement, document),
    ...endpoints.flatMap((endpoint) => [statusCheck(endpoint), ...replyChecks(endpoint)]),
  ];
}

function replyChecks(endpoint: Endpoint): readonly OwnCheck[] {
  const [status] = successOf(endpoint.operation) ?? [];
  return status === undefined ? [] : deriveReplyChecks<OwnSession>('own', endpoint, status);
}

/** A success that the document has no reply for is one that no client is ready for. */
const statusCheck = (endpoint: Endpoint): OwnCheck => ({
  ...onEndpoint(endpoint),
  id: `own.status.${endpoint.operation.operationId}`,
  requirements: clausesOf(endpoint),
  needs: [],
  field: 'status',
  title: {
    zh: `${endpoint.operation.operationId}：成功应答的 HTTP 状态都在契约中`,
    en: `${endpoint.operation.operationId}: the contract has the HTTP status of every success`,
  },
  run({ all }) {
    const { operationId, responses } = endpoint.operation;
    const own = all.filter(({ reply, operation }) => reply && operation === operationId);
    const served = own.filter(({ reply }) => reply?.outcomes.includes('success'));
    if (served.length === 0) throw new NotObserved();
    const evidence = served.find(({ reply }) => !responseFor(responses, reply?.status ?? 0));
    if (!evidence) return;
    const known = Object.keys(responses).join(' / ');
    const actual = `HTTP ${evidence.reply?.status}`;
    throw new Mismatch({
      expected: { zh: `HTTP ${known}`, en: `HTTP ${known}` },
      actual: { zh: actual, en: actual },
      evidence,
    });
  },
});

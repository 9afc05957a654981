import type { Endpoint } from '../../../spec/document.ts';
import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { refused, succeeded } from '../../expect.ts';
import { type OwnSession, rootOf } from '../../platforms/own/session.ts';
import { isSafe } from '../../platforms/own/stored.ts';

export type OwnCheck = Check<OwnSession>;

/** What a check cites. The one cast: the ids of a person's document are texts of any kind. */
export const cited = ([first = '#', ...rest]: readonly string[]): OwnCheck['requirements'] =>
  [...new Set([first, ...rest])] as unknown as OwnCheck['requirements'];

export const clausesOf = ({ operation }: Endpoint): OwnCheck['requirements'] =>
  cited(operation['x-clause'] ?? []);

/** What the checks of an operation have in common. */
export const onEndpoint = (endpoint: Endpoint) => ({
  severity: 'must' as const,
  source: 'derived' as const,
  operation: endpoint.operation.operationId,
  requirements: clausesOf(endpoint),
  needs: leaveFor(endpoint),
});

/** What could store something is not sent without leave, wrong or right. */
const leaveFor = (endpoint: Endpoint): readonly 'write'[] => (isSafe(endpoint) ? [] : ['write']);

/** Everything else of an operation builds on this one: a right call is served. */
export const rootCheck = (endpoint: Endpoint): OwnCheck => ({
  ...onEndpoint(endpoint),
  id: rootOf(endpoint),
  title: {
    zh: `${endpoint.operation.operationId}：正确的调用成功`,
    en: `${endpoint.operation.operationId}: a right call succeeds`,
  },
  async run(session) {
    const values = session.right(endpoint);
    session.served(endpoint, false);
    succeeded(await session.call(endpoint, values), advice);
    session.served(endpoint, true);
  },
});

const advice = {
  zh: '先核对目标文件中的 fixtures 和契约中的 example 在这个端点上是否有效。',
  en: 'Check first whether the fixtures of the target file and the examples of the contract are right for this endpoint.',
};

/** The check after the root check: skipped where no call can be made, blocked where none works. */
export const afterRoot = (endpoint: Endpoint, check: OwnCheck): OwnCheck => ({
  ...check,
  run(session) {
    session.right(endpoint);
    session.ready(endpoint);
    return check.run(session);
  },
});

/** The value was understood, whether or not there is anything behind it. */
export function accepted(reply: Reply): void {
  if (!reply.outcomes.includes('not-found')) succeeded(reply);
}

/**
 * The input was refused as input. Where the code can mean something else as well, the same call
 * without the fault has to succeed.
 */
export async function refusedInput(
  reply: Reply,
  control: () => Promise<Reply>,
  as: Parameters<typeof refused>[1]['as'] = ['bad-input'],
): Promise<void> {
  refused(reply, { as, advice: inputAdvice });
  if (reply.outcomes.every((outcome) => as.includes(outcome))) return;
  succeeded(await control(), {
    zh: '去掉这一处错误后仍不成功，说明不是因为参数才拒绝。',
    en: 'It fails without the fault as well, so the fault was not the reason.',
  });
}

const inputAdvice = {
  zh: '先按契约核对参数，再查询或保存；不合契约的，以参数有误的结果码拒绝。',
  en: 'Hold parameters to the contract before querying or storing, and refuse with the code for bad input.',
};

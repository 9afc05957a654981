import { setImmediate as turn } from 'node:timers/promises';
import { type LongBody, readLongBody } from '../../http/long-body.ts';
import { readableBody } from '../../http/payload.ts';
import type { Setting } from '../../platform.ts';
import { randomId } from '../../random-id.ts';
import { accept, type Result } from '../../result.ts';
import { type CheckedCase, checkCase } from './case-check.ts';
import { type CaseRules, caseRules } from './case-rules.ts';
import { type Refusal, refusal, success } from './domain.ts';
import type { Handler } from './handlers.ts';

/**
 * NM-R033: receives a case of a live session. It is stored whole or not at all, and is on disk
 * before it is answered. `document` is the mounted one, without references.
 */
export function createCaseHandler(
  contract: string,
  document: object,
  mediaTypes: ReadonlySet<string>,
  { stores, clock }: Pick<Setting, 'stores' | 'clock'>,
): Handler {
  const rules = caseRules(document);
  return async ({ application, account }, { headers, body }) => {
    const readable = readableBody(headers, body, mediaTypes);
    if (!readable.ok) return readable;
    const long = readLongBody(readable.value.content, rules.names);
    if (!long.ok) return long;
    const checked = await checkedCase(long.value, rules);
    if (!checked.ok) return checked;
    const receivedAt = Math.floor(clock.now() / 1000);
    const received = { ...checked.value, application, account, receivedAt };
    const acceptid = await stores.cases.accept(contract, { ...received, acceptid: newAcceptid() });
    return acceptid === undefined ? taken : accept({ ...success, acceptid });
  };
}

/** Other calls get their turn after each piece of the list, however long it is. */
async function checkedCase(
  { head, items }: LongBody,
  rules: CaseRules,
): Promise<Result<CheckedCase, Refusal>> {
  const check = checkCase(head, rules);
  let isFirst = true;
  for (const some of items) {
    if (!isFirst) await turn();
    isFirst = false;
    if (!check.items(some)) break;
  }
  return check.result();
}

/** NM-A33. */
const taken = refusal(
  'conflict',
  '同一 caseid 已有内容不同的案件，原案件保持不变；重送须原样，另一案件须换编号',
  'there is a case with this caseid and other content, which stays as it is; ' +
    'repeat it unchanged, or use another caseid',
);

/** NM-A34: 100 random bits. */
const newAcceptid = (): string => randomId(20);

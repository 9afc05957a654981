import type { RequirementId } from '../../generated/requirements.ts';
import type { ResultCode } from '../../spec/document.ts';
import type { Check } from '../check.ts';
import { Mismatch, NotObserved } from '../mismatch.ts';
import type { FrameFault } from '../observation.ts';
import { shown } from '../shown.ts';
import type { Overview } from './replies.ts';

/** What every reply of a run has in common before its content: JSON, UTF-8, media type, code. */
export function deriveFrameChecks<Session extends Overview>(
  contractId: string,
  requirement: RequirementId,
  kinds: Readonly<Record<FrameFault['kind'], { readonly zh: string; readonly en: string }>>,
): readonly Check<Session>[] {
  return (Object.keys(kinds) as FrameFault['kind'][]).map((kind) => ({
    id: `${contractId}.frame.${kind}`,
    requirements: [requirement],
    severity: 'must',
    source: 'derived',
    operation: '*',
    field: kind === 'content-type' ? 'Content-Type' : 'body',
    title: kinds[kind],
    run: ({ all }) => {
      if (!all.some(({ reply }) => reply)) throw new NotObserved();
      for (const evidence of all) {
        const fault = evidence.reply?.frame.find((found) => found.kind === kind);
        if (fault) throw new Mismatch({ ...fault, evidence });
      }
    },
  }));
}

/** Codes that the document does not know are allowed and worth naming. */
export function deriveCodeCheck<Session extends Overview>(
  contractId: string,
  requirement: RequirementId,
  codes: readonly ResultCode[],
  reading: string,
): Check<Session> {
  return {
    id: `${contractId}.codes.known`,
    requirements: [requirement],
    severity: 'must',
    source: 'derived',
    operation: '*',
    field: 'errcode',
    title: {
      zh: '结果码与 HTTP 状态不相矛盾，并且都在结果码表中',
      en: 'Result codes agree with the HTTP status and stand in the table',
    },
    run: (session) => {
      for (const evidence of session.all) {
        const { reply } = evidence;
        if (!reply || reply.body === undefined) continue;
        const at = '/errcode';
        if (reply.outcomes.length === 0) {
          const expected = {
            zh: `与 HTTP ${reply.status} 相符的结果码：${codes.map(({ code }) => code).join('、')}`,
            en: `a code that fits HTTP ${reply.status}: ${codes.map(({ code }) => code).join(', ')}`,
          };
          throw new Mismatch({ expected, actual: shown(reply.code), at, evidence });
        }
        if (!reply.known) {
          const code = String(reply.code);
          session.warn(reading, {
            zh: `结果码 ${code} 不在表中`,
            en: `code ${code} is not in the table`,
          });
        }
      }
    },
  };
}

import type { RequirementId } from '../../generated/requirements.ts';
import type { OpenApiDocument } from '../../spec/document.ts';
import type { Text } from '../../spec/language.ts';
import type { Check } from '../check.ts';
import type { FrameFault } from '../exchange/observation.ts';
import { Mismatch, NotObserved } from '../mismatch.ts';
import { shown } from '../shown.ts';
import type { Overview } from './replies.ts';

/** What a reading lets a frame be instead. */
export interface ToleratedFault {
  readonly reading: string;
  readonly covers: (fault: FrameFault) => boolean;
}

/** What every reply of a run has in common before its content: JSON, UTF-8, media type, code. */
export function deriveFrameChecks<Session extends Overview>(
  contractId: string,
  requirement: RequirementId,
  tolerated: ToleratedFault | null = null,
): readonly Check<Session>[] {
  // The one cast: the table below has these keys and no others.
  return (Object.keys(titles) as FrameFault['kind'][]).map((kind) => ({
    id: `${contractId}.frame.${kind}`,
    requirements: [requirement],
    severity: 'must',
    source: 'derived',
    operation: '*',
    field: kind === 'content-type' ? 'Content-Type' : 'body',
    title: titles[kind],
    run: (session) => {
      if (!session.all.some(({ reply }) => reply)) throw new NotObserved();
      for (const evidence of session.all) {
        const fault = evidence.reply?.frame.find((found) => found.kind === kind);
        if (!fault) continue;
        if (!tolerated?.covers(fault)) throw new Mismatch({ ...fault, evidence });
        session.warn(tolerated.reading, fault.actual);
      }
    },
  }));
}

const titles: Readonly<Record<FrameFault['kind'], Text>> = {
  encoding: { zh: '各应答都是 UTF-8', en: 'Every reply is UTF-8' },
  json: {
    zh: '各应答（失败的也在内）都是合法的 JSON',
    en: 'Every reply, failures included, is valid JSON',
  },
  'content-type': { zh: '各应答的类型都是 JSON', en: 'Every reply says that it is JSON' },
};

/** Codes that the document does not know are allowed and worth naming. */
export function deriveCodeCheck<Session extends Overview>(
  contractId: string,
  requirement: RequirementId,
  document: OpenApiDocument,
): Check<Session> {
  const { 'x-outcomes': table, 'x-result-codes': codes } = document;
  return {
    id: `${contractId}.codes.known`,
    requirements: [requirement],
    severity: 'must',
    source: 'derived',
    operation: '*',
    field: table.code,
    title: {
      zh: '结果码与 HTTP 状态不相矛盾，并且都在结果码表中',
      en: 'Result codes agree with the HTTP status and stand in the table',
    },
    run: (session) => {
      for (const evidence of session.all) {
        const { reply } = evidence;
        if (!reply || reply.body === undefined) continue;
        if (reply.outcomes.length === 0) {
          const expected = {
            zh: `与 HTTP ${reply.status} 相符的结果码：${codes.map(({ code }) => code).join('、')}`,
            en: `a code that fits HTTP ${reply.status}: ${codes.map(({ code }) => code).join(', ')}`,
          };
          throw new Mismatch({ expected, actual: shown(reply.code), at: reply.codeAt, evidence });
        }
        if (!reply.known && reply.code !== undefined) {
          const code = String(reply.code);
          session.warn(table.unknown.reading, {
            zh: `结果码 ${code} 不在表中`,
            en: `code ${code} is not in the table`,
          });
        }
      }
    },
  };
}

import { when } from '../deviations.ts';
import { envelopeOf, put, withHeaders } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { inChunks, labelled, withMoreHeaders } from '../rewritten.ts';
import { after, edit, type Outcome } from './deviations.ts';
import { calls, textOf } from './requests.ts';
import type { Deviation, Variant } from './surroundings.ts';

/** Tolerated oddities in statuses and headers. */
export const framedVariants: readonly Variant[] = [
  {
    name: 'failures-have-status-400',
    tolerated: 'SX-A22',
    says: { zh: '失败时 HTTP 状态是 400', en: 'failures have HTTP status 400' },
    deviate: status('failure', 400),
  },
  {
    name: 'unknown-enterprise-has-status-404',
    tolerated: 'SX-A22',
    says: { zh: '查不到企业时状态是 404', en: 'an unknown enterprise has HTTP status 404' },
    deviate: when(
      (request, { fixtures }) =>
        calls('getEnterpriseGrade')(request) &&
        textOf(request, 'uniscId') === fixtures.unknown?.uniscId,
      status('failure', 404),
    ),
  },
  failureData('an-empty-object', {}),
  failureData('an-empty-list', []),
  {
    name: 'get-has-status-404',
    tolerated: 'SX-A12',
    says: { zh: '对 GET 答 404', en: 'a GET has HTTP status 404' },
    deviate: when(
      isGet,
      after('failure', (reply) => ({ ...withoutAllow(reply), status: 404 })),
    ),
  },
  {
    name: 'get-has-status-200',
    tolerated: 'SX-A12',
    says: { zh: '对 GET 答 200 和 result 0', en: 'a GET has HTTP status 200 and result 0' },
    deviate: when(
      isGet,
      after('failure', (reply) => ({ ...withoutAllow(reply), status: 200 })),
    ),
  },
  mediaType('media-type-has-no-charset', 'application/json'),
  mediaType('json-is-called-html', 'text/html; charset=utf-8'),
  {
    name: 'headers-beside',
    tolerated: 'rule 6',
    says: { zh: '多出其他响应头', en: 'other headers stand beside' },
    deviate: always(withMoreHeaders),
  },
  {
    name: 'reply-comes-in-chunks',
    tolerated: 'rule 6',
    says: { zh: '分块传输', en: 'replies come in chunks' },
    deviate: always(inChunks),
  },
];

function isGet({ method }: WireRequest): boolean {
  return method === 'GET';
}

type Reply = Awaited<ReturnType<Deviation>>;

const withoutAllow = (reply: Reply): Reply => withHeaders(reply, { allow: undefined });

function always(change: (reply: Reply) => Reply): Deviation {
  return async (request, { forward }) => change(await forward(request));
}

function status(outcome: Outcome, code: number): Deviation {
  return after(outcome, (reply) => ({ ...reply, status: code }));
}

function failureData(kind: string, data: unknown): Variant {
  return {
    name: `data-of-a-failure-is-${kind}`,
    tolerated: 'SX-A22',
    says: {
      zh: `失败时 data 为 ${JSON.stringify(data)}`,
      en: `data is ${JSON.stringify(data)} on failure`,
    },
    deviate: edit('failure', put('data', data)),
  };
}

function mediaType(name: string, type: string): Variant {
  return {
    name,
    tolerated: 'SX-A13',
    says: { zh: `应答类型写作 ${type}`, en: `replies are labelled ${type}` },
    deviate: always((reply) => (envelopeOf(reply) ? labelled(reply, type) : reply)),
  };
}

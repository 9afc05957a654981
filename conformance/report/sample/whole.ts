import type { CheckResult } from '../../result.ts';
import { attested, hashOf } from '../attestation.ts';
import type { AppliedWaiver, Report } from '../report.ts';
import { advisedSample, sample } from '../sample.ts';
import { exchange, replies } from './exchanges.ts';
import { figures, timelineFor } from './timeline.ts';

const root = 'wuhan.rows.credit-code-is-text';
const follower = 'wuhan.request.wrong-method-is-refused';
const waivedOne = 'wuhan.failure.says-what-is-wrong';
const replay = 'wuhan.nonce.refuses-a-replay';

/** What a finding of the sample is told beyond itself. */
const told: Readonly<Record<string, Partial<CheckResult>>> = {
  [root]: {
    place: { file: 'spec/wuhan/schemas/investors.yaml', line: 37 },
    nearestPass: {
      check: 'wuhan.request.post-is-answered',
      title: { zh: '以 POST 调用得到应答', en: 'A call by POST is answered' },
      exchange: exchange({ pageNo: 1 }, replies.rows, 9),
    },
  },
  [follower]: { cause: root },
  [waivedOne]: { waiver: 0 },
};

const waivers: readonly AppliedWaiver[] = [
  {
    waives: waivedOne,
    reason: '网关改造排在十月，此前 errmsg 为空；对接方按结果码判断，不受影响。',
    owner: '张工，数据开放组',
    expires: '2026-10-31',
    state: 'active',
    checks: [waivedOne],
  },
  {
    waives: 'WH-R043',
    reason: '限速阈值待平台确认。',
    owner: '李工，运维组',
    expires: '2026-06-30',
    state: 'expired',
    checks: [],
  },
  {
    waives: 'wuhan.paging.has-a-last-page',
    reason: '末页行为在测试环境不稳定。',
    owner: '张工，数据开放组',
    expires: '2026-12-31',
    state: 'stale',
    checks: [],
  },
];

const flows: Report['flows'] = [
  {
    id: 'signInAndQuery',
    title: { zh: '登录，查询，退出', en: 'Log in, query, log out' },
    steps: [
      { id: 'login', operation: 'login', verdict: 'pass' },
      { id: 'queryInvestors', operation: 'queryInvestors', verdict: 'fail' },
      { id: 'logout', operation: 'logout', verdict: null },
    ],
  },
  {
    id: 'refuseOtherCaller',
    title: { zh: '别人的凭据被拒绝', en: "Another caller's credentials are refused" },
    steps: [
      { id: 'wrongToken', operation: 'login', verdict: 'warn' },
      { id: 'queryAsOther', operation: 'queryInvestors', verdict: 'blocked' },
    ],
  },
];

const withContent = {
  target: { url: 'https://open-data.example', name: '联调环境' },
  requests: 180,
  plan: { ...sample.plan, seed: 20260727, budget: { requests: 2000, seconds: 60 } },
  environment: {
    ...sample.environment,
    tls: {
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      subject: 'CN=open-data.example, O=Demo platform',
      issuer: 'CN=Demo Root CA, O=Demo platform',
      validTo: '2027-07-27T00:00:00.000Z',
    },
    proxy: 'http://127.0.0.1:3128',
  },
  timeline: timelineFor(sample.results),
  operations: sample.operations.flatMap(figures),
  flows,
  waivers,
  comparison: {
    earlier: {
      startedAt: '2026-07-20T09:02:44.000+08:00',
      resultsSha256: hashOf(advisedSample),
    },
    new: [root, follower],
    fixed: ['wuhan.signature.accepts-lower-case', 'wuhan.reply.is-one-object'],
    still: [waivedOne],
    flaky: [replay],
    unjudged: [],
  },
} satisfies Partial<Report>;

/** The sample with something on every screen: causes, waivers, flows, a timeline, a comparison. */
export const wholeSample: Report = attested({
  ...sample,
  ...withContent,
  results: sample.results.map((check) => ({ ...check, ...told[check.id] })),
  attestation: { ...sample.attestation, tester: '王工，数据质检中心' },
});

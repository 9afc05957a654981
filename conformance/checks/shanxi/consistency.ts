import type { Check } from '../../check.ts';
import type { Observation, Reply } from '../../exchange/observation.ts';
import { Mismatch, NotObserved } from '../../mismatch.ts';
import { type Company, companyIn, isWithoutData, pageIn } from '../../platforms/shanxi/replies.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import { shown } from '../../shown.ts';
import { needsOf, onCalls } from './calls.ts';
import { listing, readPage } from './pages.ts';
import { pagingRoot } from './paging.ts';
import { lastPage } from './partition.ts';

type ShanxiCheck = Check<ShanxiSession>;

/** SX-R028: what the list says of an enterprise, the single query says too. */
const agreement: ShanxiCheck = {
  // Which of the two interfaces is wrong, nobody can tell.
  ...onCalls('*'),
  id: 'shanxi.grades.as-single',
  requirements: ['SX-R071', 'SX-R052', 'SX-R028'],
  field: 'assessGrade',
  needs: needsOf[listing] ?? [],
  after: [rootCheck, pagingRoot],
  title: {
    zh: '列表中的企业与单个查询的结果一致',
    en: 'What the list says of an enterprise, the single query says too',
  },
  async run(session) {
    const first = await readPage(session, 1, 20);
    const { pageno } = lastPage(first.count, 20);
    const { companies } = pageno > 1 ? await readPage(session, pageno, 20) : first;
    for (const company of picked([...first.companies, ...companies])) {
      const reply = await session.call('getEnterpriseGrade', { uniscId: company.uniscId });
      asListed(reply, company);
    }
  },
};

/** The reply to a single query says of an enterprise what the list says. */
function asListed(reply: Reply, company: Company): void {
  const single = isUnrated(reply) ? { ...company, assessGrade: '' } : companyIn(reply);
  const name = differing(single, company);
  if (name) throw difference(single, company, name);
}

/** Whoever keeps a call where another call finds it answers the one with the other. */
const together: ShanxiCheck = {
  ...onCalls('getEnterpriseGrade'),
  id: 'shanxi.race.getEnterpriseGrade.own-replies',
  requirements: ['SX-R061', 'SX-R058', 'SX-R028'],
  field: 'uniscId',
  needs: needsOf[listing] ?? [],
  after: [rootCheck, pagingRoot, agreement.id],
  title: {
    zh: '同时查询不同的企业，各得各的结果',
    en: 'Queries for different enterprises at the same time each get their own reply',
  },
  async run(session) {
    const { companies } = await readPage(session, 1, 10);
    const ask = ({ uniscId }: Company) => session.call('getEnterpriseGrade', { uniscId });
    const replies = await Promise.all(companies.map(ask));
    for (const [index, company] of companies.entries()) {
      const reply = replies[index];
      if (reply) asListed(reply, company);
    }
  },
};

/** SX-A24: data may be null where there is no grade; a refusal says nothing of the kind. */
const isUnrated = (reply: Reply): boolean =>
  reply.outcomes.includes('success') && isWithoutData(reply);

/** Some of either end; sole traders, whose codes begin with 92, are among them (SX-A25). */
function picked(companies: readonly Company[]): readonly Company[] {
  const trader = companies.find(({ uniscId }) => uniscId.startsWith('92'));
  const places = [0, 7, companies.length - 1].map((index) => companies[index]);
  return [...new Set([...places, trader])].filter((company) => company !== undefined);
}

const names = ['uniscId', 'enterpriseName', 'assessGrade'] as const satisfies (keyof Company)[];

/** The first field that differs; a code that is not there at all is one. */
const differing = (one: Company, other: Company) => names.find((name) => one[name] !== other[name]);

const difference = (actual: Company, expected: Company, at: keyof Company): Mismatch =>
  new Mismatch({ expected: shown(expected), actual: shown(actual), at: `/data/${at}` });

/** Stars, crosses and dots where a part of a name or code was left out. */
const masked = /[*＊]{2,}|[×✕✖]{2,}|[xX]{4,}|[●•…]{2,}/;

/** Over all replies: the printed examples mask names and codes, but an endpoint must not. */
const whole: ShanxiCheck = {
  id: 'shanxi.company.whole',
  requirements: ['SX-R062', 'SX-R061', 'SX-R071'],
  severity: 'must',
  source: 'hand-written',
  operation: '*',
  field: 'enterpriseName',
  title: {
    zh: '企业名称和代码完整给出，没有遮掩',
    en: 'Names and codes of enterprises are whole, nothing of them is masked',
  },
  run({ all }) {
    const seen = all.flatMap((evidence) => companiesOf(evidence).map((one) => ({ one, evidence })));
    if (seen.length === 0) throw new NotObserved();
    const found = seen.find(({ one }) => masked.test(`${one.uniscId} ${one.enterpriseName}`));
    if (!found) return;
    throw new Mismatch({
      expected: { zh: '完整的名称和代码', en: 'a whole name and a whole code' },
      actual: shown(found.one),
      at: '/data',
      evidence: found.evidence,
    });
  },
};

/** The enterprises of a successful reply. */
function companiesOf({ reply }: Observation): readonly Company[] {
  if (!reply?.outcomes.includes('success')) return [];
  if (reply.operation === 'getEnterpriseGrade') return [companyIn(reply)];
  return reply.operation === listing ? pageIn(reply).companies : [];
}

export const consistencyChecks: readonly ShanxiCheck[] = [agreement, together, whole];

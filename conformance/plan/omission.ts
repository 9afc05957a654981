import type { Text } from '../../spec/language.ts';
import type { Observation } from '../exchange/observation.ts';
import type { Decided } from '../run.ts';

/** Why a check cannot be written down as data; nothing where it can. */
export function omissionOf(
  { check, outcome, observations }: Decided<never>,
  comparisons: number,
): Text | undefined {
  if (outcome.verdict !== 'pass' && outcome.verdict !== 'warn') return unproved(outcome.verdict);
  if (check.needs?.includes('load')) return reasons.load;
  if (observations.length === 0) return reasons.overview;
  if (comparisons > 0) return reasons.comparison;
  if (observations.some(overlapsNext)) return reasons.race;
  return observations.some(({ template }) => !template) ? reasons.template : undefined;
}

/** Sent before the answer to the one before had come. */
const overlapsNext = (
  { startedAt, duration }: Observation,
  index: number,
  all: readonly Observation[],
): boolean => (all[index + 1]?.startedAt ?? Number.POSITIVE_INFINITY) < startedAt + duration;

const reasons = {
  load: {
    zh: '测试频率限制，要看时间',
    en: 'it tries the rate limit, which takes time into account',
  },
  overview: {
    zh: '不发请求，只看其他检查得到的应答',
    en: 'it sends nothing and looks at the replies of other checks',
  },
  comparison: {
    zh: '把应答的内容与别的应答或已知的数据相比',
    en: 'it compares the content of replies with each other or with known data',
  },
  race: { zh: '同时发出多个请求', en: 'it sends several requests at once' },
  template: { zh: '请求不能写成模板', en: 'its requests cannot be written as templates' },
} as const satisfies Record<string, Text>;

const unproved = (verdict: string): Text => ({
  zh: `在导出所用的端点上没有通过（${verdict}）`,
  en: `it did not pass on the endpoint that the plan was made with (${verdict})`,
});

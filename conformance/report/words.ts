import { strengths, testabilities } from '../../spec/docs/register-words.ts';
import { inBoth, type Text } from '../../spec/language.ts';
import type { Severity, Verdict } from '../result.ts';
import type { Report } from './report.ts';

/** What becomes of a requirement: the verdict of its checks, or that none reaches it. */
export type Outcome = Verdict | 'unreached';

/** The six verdicts, the gravest first: the order of every count and legend. */
export const verdicts: readonly Verdict[] = ['fail', 'error', 'blocked', 'warn', 'skipped', 'pass'];

/** The one word for each outcome that all reports share. */
export const outcomeWords: Readonly<Record<Outcome, Text>> = {
  pass: { zh: '通过', en: 'pass' },
  warn: { zh: '建议', en: 'warning' },
  fail: { zh: '不符合', en: 'fail' },
  skipped: { zh: '跳过', en: 'skipped' },
  blocked: { zh: '受阻', en: 'blocked' },
  error: { zh: '出错', en: 'error' },
  unreached: { zh: '不可及', en: 'out of reach' },
};

/** What each verdict means, for legends. */
export const verdictMeanings: Readonly<Record<Verdict, Text>> = {
  pass: { zh: '与契约一致', en: 'agrees with the contract' },
  warn: { zh: '可容忍的写法，仍算符合', en: 'a tolerated variant; still conforming' },
  fail: { zh: '与契约不一致', en: 'disagrees with the contract' },
  skipped: {
    zh: '目标未声明此能力、未获许可，或没有轮到',
    en: 'capability not claimed, no leave given, or not reached',
  },
  blocked: { zh: '前提未成立，无从判断', en: 'its premise failed, so nothing is known' },
  error: {
    zh: '评测方或契约自身的问题，不证明什么',
    en: 'a fault of ours or of the contract; proves nothing',
  },
};

/** The four things a run can conclude. */
export type ConclusionKind = 'conforming' | 'advised' | 'failed' | 'unfinished';

/** The gravest first: what one of several endpoints concludes, all of them conclude. */
export const conclusions: readonly ConclusionKind[] = [
  'failed',
  'unfinished',
  'advised',
  'conforming',
];

/** The word that stands at the top of every report. */
export const conclusionWords: Readonly<Record<ConclusionKind, Text>> = {
  conforming: { zh: '符合', en: 'conforming' },
  advised: { zh: '符合（有建议项）', en: 'conforming, with advice' },
  failed: { zh: '不符合', en: 'not conforming' },
  unfinished: { zh: '未完成', en: 'incomplete' },
};

export const severityWords: Readonly<Record<Severity, Text>> = {
  must: { zh: '必须', en: 'must' },
  should: { zh: '宜', en: 'should' },
  may: { zh: '可', en: 'may' },
};

const registerWords: Readonly<Record<string, Text>> = { ...strengths, ...testabilities };

/** The register's word for strength or testability in both languages; unknown words stay. */
export const registerWord = (word: string): Text => registerWords[word] ?? { zh: word, en: word };

/** A number with its English noun: `1 request`, `2 requests`. */
export const counted = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Said wherever the verdict is, when a person chose only some of the checks. */
export const partOf = (count: number, available: number): Text | null =>
  count === available
    ? null
    : {
        zh: `只做了 ${available} 项检查中的 ${count} 项`,
        en: `only ${count} of ${available} checks were chosen`,
      };

/** The conclusion in both languages, and how much was looked at where that is not all. */
export const wordOf = ({ conclusion, results, available }: Concluded): string =>
  inBoth(conclusion.word) + (results.length < available ? ` ${results.length}/${available}` : '');

type Concluded = Pick<Report, 'conclusion' | 'results' | 'available'>;

/** How much a run has left at the endpoint. */
export const leftBehindCount = (number: number): Text => ({
  zh: `${number} 条测试数据`,
  en: counted(number, 'test record'),
});

/** The labels that more than one report prints. */
export const labels = {
  requirement: { zh: '要求', en: 'Requirement' },
  expected: { zh: '应为', en: 'Expected' },
  actual: { zh: '实为', en: 'Actual' },
  at: { zh: '位置', en: 'At' },
  advice: { zh: '建议', en: 'Advice' },
  reproduce: { zh: '复现', en: 'Reproduce' },
  reason: { zh: '原因', en: 'Reason' },
  about: { zh: '对象', en: 'About' },
  profile: { zh: '偏差画像', en: 'Deviation profile' },
  leftBehind: { zh: '留在端点的数据', en: 'Left at the endpoint' },
  findings: { zh: '发现', en: 'Findings' },
} as const satisfies Record<string, Text>;

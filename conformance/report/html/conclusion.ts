import type { Text } from '../../../spec/language.ts';
import type { Report } from '../report.ts';
import { type ConclusionKind, counted } from '../words.ts';

/** Which of the four the report is. */
export function conclusionKind({
  conclusion,
  counts,
}: Pick<Report, 'conclusion' | 'counts'>): ConclusionKind {
  if (conclusion.exitCode === 1) return 'failed';
  if (conclusion.exitCode === 3) return 'unfinished';
  return counts.warn + counts.fail > 0 ? 'advised' : 'conforming';
}

/** The one sentence under the verdict. */
export function conclusionSays(report: Report): Text {
  const musts = report.results.filter(
    (check) => check.verdict === 'fail' && check.severity === 'must',
  ).length;
  const { warn, fail } = report.counts;
  const sentences: Readonly<Record<ConclusionKind, Text>> = {
    conforming: {
      zh: '凡经 HTTP 评测的必须项，均与契约一致。',
      en: 'Every mandatory check that was run over HTTP agrees with the contract.',
    },
    advised: {
      zh: `必须项均已满足；另有 ${warn + fail} 项检查提出建议，不影响结论。`,
      en: `Everything mandatory holds; advice came from ${counted(warn + fail, 'check')}.`,
    },
    failed: {
      zh: `有 ${musts} 项必须满足的检查与契约不一致。`,
      en: `Not in agreement with the contract: ${counted(musts, 'mandatory check')}.`,
    },
    unfinished: {
      zh: '证据不足，不能下结论；原因列在下文。',
      en: 'Too little was proved for a verdict; the reasons are below.',
    },
  };
  return sentences[conclusionKind(report)];
}

import type { Text } from '../../../spec/language.ts';
import { leftOpen } from '../left-open.ts';
import type { Report } from '../report.ts';
import { isBroken, isWaived } from '../waiver-words.ts';
import { type ConclusionKind, conclusions, conclusionWords, counted } from '../words.ts';

/** Which of the four the report is. */
export const conclusionKind = ({ conclusion }: Pick<Report, 'conclusion'>): ConclusionKind =>
  conclusions.find((kind) => conclusionWords[kind].zh === conclusion.word.zh) ?? 'unfinished';

/** The one sentence under the verdict. */
export const conclusionSays = (report: Report): Text => sentences[conclusionKind(report)](report);

const sentences: Readonly<Record<ConclusionKind, (report: Report) => Text>> = {
  conforming: () => ({
    zh: '凡经 HTTP 评测的必须项，均与契约一致。',
    en: 'Every mandatory check that was run over HTTP agrees with the contract.',
  }),
  advised: advice,
  failed: failure,
  unfinished,
};

/** Where nothing was tried for one reason alone, that is all there is to read. */
function unfinished(report: Report): Text {
  const [open, ...others] = leftOpen(report);
  if (open && others.length === 0 && open.checks.length === report.results.length) {
    const { zh, en } = open.reason;
    return { zh: `什么也没有评测：${zh}`, en: `Nothing was judged: ${en}` };
  }
  return {
    zh: '证据不足，不能下结论；原因列在下文。',
    en: 'Too little was proved for a verdict; the reasons are below.',
  };
}

function advice({ counts }: Report): Text {
  const advising = counts.warn + counts.fail;
  if (advising === 0) {
    return {
      zh: `所做的必须项均已满足，但有 ${counts.skipped} 项检查被跳过。`,
      en: `What was run holds, yet much was left out: ${counted(counts.skipped, 'check')} skipped.`,
    };
  }
  return {
    zh: `必须项均已满足；另有 ${advising} 项检查提出建议，不影响结论。`,
    en: `Everything mandatory holds; advice came from ${counted(advising, 'check')}.`,
  };
}

/** A waived check does not count; a waiver that nobody looks after does. */
function failure(report: Report): Text {
  const musts = report.results.filter(
    (check) => check.verdict === 'fail' && check.severity === 'must' && !isWaived(report, check),
  ).length;
  const dead = report.waivers.filter(isBroken).length;
  if (musts === 0 && dead > 0) {
    return {
      zh: `有 ${dead} 条豁免已过期或已无用，须先清理。`,
      en: `Waivers that are stale or expired have to go first: ${dead}.`,
    };
  }
  return {
    zh: `有 ${musts} 项必须满足的检查与契约不一致。`,
    en: `Not in agreement with the contract: ${counted(musts, 'mandatory check')}.`,
  };
}

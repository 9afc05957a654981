import type { Text } from '../../../spec/language.ts';
import { contractOf } from '../../contract/role.ts';
import { entryKind, type OverviewEntry, overviewKind } from '../overview.ts';
import { type ConclusionKind, counted } from '../words.ts';

/** What an overview is about: how many endpoints, by how many contracts. */
export function subject(entries: readonly OverviewEntry[]): Text {
  const roles = entries.flatMap(({ role }) => role ?? []);
  const contracts = new Set(roles.map(contractOf)).size;
  return {
    zh: `${entries.length} 个目标，${contracts} 份契约`,
    en: `${counted(entries.length, 'target')}, ${counted(contracts, 'contract')}`,
  };
}

/** The one sentence under the verdict on all of them. */
export function overviewSays(entries: readonly OverviewEntry[]): Text {
  const number = (kind: ConclusionKind): number =>
    entries.filter((entry) => entryKind(entry) === kind).length;
  const [failed, unfinished, advised] = [number('failed'), number('unfinished'), number('advised')];
  const all = { zh: `${entries.length} 个目标中`, en: `Of ${counted(entries.length, 'target')}` };
  const open =
    unfinished > 0
      ? { zh: `，${unfinished} 个未能评测完`, en: ` and ${unfinished} could not be finished` }
      : { zh: '', en: '' };
  const sentences: Readonly<Record<ConclusionKind, Text>> = {
    conforming: {
      zh: '凡经 HTTP 评测的必须项，均与各自的契约一致。',
      en: 'Every mandatory check that was run over HTTP agrees with its contract.',
    },
    advised: {
      zh: `必须项均已满足；其中 ${advised} 个目标另有建议，不影响结论。`,
      en: `Everything mandatory holds; there is advice for ${counted(advised, 'target')}.`,
    },
    failed: {
      zh: `${all.zh}，有 ${failed} 个与契约不一致${open.zh}。`,
      en: `${all.en}, ${failed} ${failed === 1 ? 'disagrees' : 'disagree'} with the contract${open.en}.`,
    },
    unfinished: {
      zh: `${all.zh}，有 ${unfinished} 个未能评测完；原因见下文。`,
      en: `${all.en}, ${unfinished} could not be finished; the reasons are below.`,
    },
  };
  return sentences[overviewKind(entries)];
}

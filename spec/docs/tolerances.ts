import type { ContractId } from '../../generated/requirements.ts';
import { endpoints, type OpenApiDocument, type Tolerated } from '../document.ts';
import type { Language, Text } from '../language.ts';
import { requirementLink } from './links.ts';

/**
 * A chapter that lists how else other platforms may write their replies (`x-tolerated`), so that a
 * client can read them all. Takes a dereferenced document; what is tolerated in requests is not
 * in it.
 */
export function tolerancesChapter(
  document: OpenApiDocument,
  contract: ContractId,
  language: Language,
): string {
  const replies = endpoints(document).map(({ operation }) => operation.responses);
  const lines = tolerancesIn(replies).map(({ says, reading }) => {
    const link = requirementLink(contract, language, reading);
    return language === 'zh' ? `- ${says.zh}（${link}）` : `- ${says.en} (${link})`;
  });
  const list = [...new Set(lines)].join('\n');
  return `## ${words.title[language]}\n\n${words.lead[language]}\n\n${list}`;
}

function tolerancesIn(node: unknown): readonly Tolerated[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    // The one cast: the plugin and the tests of the contract hold `x-tolerated` to its shape.
    key === 'x-tolerated' ? (value as readonly Tolerated[]) : tolerancesIn(value),
  );
}

const words = {
  title: { zh: '其他平台可能的写法', en: 'What other platforms may write' },
  lead: {
    zh: '应答写成下面这样仍算符合契约，只是评测时给出提示；客户端最好都能读懂。',
    en: 'A reply like these still conforms, though the judge remarks on it; a client should accept them all.',
  },
} as const satisfies Record<string, Text>;

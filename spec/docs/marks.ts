import type { Language, Text } from '../language.ts';

/** The last chapter of a contract's introduction: what the small print under each item means. */
export const marksChapter = (language: Language): string =>
  `## ${words.title[language]}\n\n${words.list[language]}`;

const words = {
  title: { zh: '本页的标注', en: 'Marks on this page' },
  list: {
    zh: [
      '- **依据**：这一项依据哪几条要求，点编号看要求登记表（文档中的 `x-clause`）。',
      '- **原文矛盾，已订正**：原文自相矛盾，这里取了其中一种解读（`x-status: corrected`）。',
      '- **原文未写，系推定**：原文没有规定，这里作了推定（`x-status: inferred`）。',
      '- **可容忍**：其他平台可以这样做，评测时给出提示，不判为不符合（`x-tolerated`）。',
      '- **长度限制由本项目自定**：原文没有规定长度，别的平台可以不同（`x-own-limit`）。',
    ].join('\n'),
    en: [
      '- **Basis**: the requirements behind an item; follow the id to the register (`x-clause` in the document).',
      '- **corrected**: the source contradicts itself, and one interpretation was chosen (`x-status: corrected`).',
      '- **inferred**: the source is silent, and an interpretation was filled in (`x-status: inferred`).',
      '- **tolerated**: other platforms may do this; the judge remarks on it and does not count it as a breach (`x-tolerated`).',
      '- **the limit of length is ours**: the source has no limit, and other platforms may differ (`x-own-limit`).',
    ].join('\n'),
  },
} as const satisfies Record<string, Text>;

import type { ContractId } from '../../generated/requirements.ts';
import type { ResultCode } from '../document.ts';
import type { Language, Text } from '../language.ts';
import { requirementLink } from './links.ts';

/** The columns of the table of result codes, wherever it is shown. */
export const resultCodeColumns = [
  { zh: '结果码', en: 'Code' },
  { zh: '含义与原因', en: 'Meaning and cause' },
  { zh: '处理', en: 'Remedy' },
] as const satisfies readonly Text[];

/** The title of that table. */
export const resultCodesTitle: Text = { zh: '结果码', en: 'Result codes' };

/** Table A.1 as a chapter in Markdown, which Redoc shows with a line of its own in the menu. */
export function resultCodeChapter(
  codes: readonly ResultCode[],
  contract: ContractId,
  language: Language,
): string {
  const link = (id: string) => requirementLink(contract, language, id);
  const lines = [
    resultCodeColumns.map((column) => column[language]),
    resultCodeColumns.map(() => '---'),
    ...codes.map((code) => [
      `\`${code.code}\``,
      `**${code.title}**${onWire(code, language)}<br>${code.description}`,
      `${code['x-remedy']}<br>${code['x-clause'].map(link).join(' ')}`,
    ]),
  ];
  const table = lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
  return `## ${resultCodesTitle[language]}\n\n${table}`;
}

/** The message on the wire, where there is one and it does not merely repeat the title. */
const onWire = ({ message, title }: ResultCode, language: Language): string => {
  if (message === '' || message === title) return '';
  return language === 'zh' ? `（${message}）` : ` (${message})`;
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

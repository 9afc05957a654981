import type { ContractId } from '../../generated/requirements.ts';
import type { ResultCode } from '../document.ts';
import type { Language, Text } from '../language.ts';
import { requirementLink } from './links.ts';

/** The columns of the table of result codes, wherever it is shown. */
export const resultCodeColumns = [
  { zh: '代码', en: 'Code' },
  { zh: '含义与原因', en: 'Meaning and cause' },
  { zh: '处理', en: 'Remedy' },
] as const satisfies readonly Text[];

/** The title of that table, in the words of each source. */
export const resultCodesTitles = {
  wuhan: { zh: '结果码', en: 'Result codes' },
  neimenggu: { zh: '错误码', en: 'Error codes' },
  shanxi: { zh: '结果', en: 'Results' },
} as const satisfies Record<ContractId, Text>;

/** What raises a code, where it is about some fields. */
export const raisedBy: Text = { zh: '涉及：', en: 'Concerns: ' };

/** The table as a chapter in Markdown, which Redoc shows with a line of its own in the menu. */
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
      `**${code.title}**${onWire(code, language)}<br>${code.description}${fields(code, language)}`,
      `${code['x-remedy']}<br>${code['x-clause'].map(link).join(' ')}`,
    ]),
  ];
  const table = lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
  return `## ${resultCodesTitles[contract][language]}\n\n${table}`;
}

const fields = ({ 'x-fields': names = [] }: ResultCode, language: Language): string =>
  names.length === 0
    ? ''
    : `<br>${raisedBy[language]}${names.map((name) => `\`${name}\``).join(' ')}`;

const onWire = (code: ResultCode, language: Language): string => {
  const message = messageBeside(code);
  if (message === '') return '';
  return language === 'zh' ? `（${message}）` : ` (${message})`;
};

/** The message on the wire, unless the title says the same already. */
export const messageBeside = ({ message, title }: ResultCode): string =>
  withoutBlanks(title).startsWith(withoutBlanks(message)) ? '' : message;

const withoutBlanks = (text: string): string => text.replaceAll(' ', '');

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

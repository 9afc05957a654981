import type { Text } from '../../spec/language.ts';
import type { AuditFault, AuditVerdict } from '../stores/audit-port.ts';

/** SX-R018: what a verification found, in words; the row is the first that is not right. */
export function verdictText(verdict: AuditVerdict): Text {
  if (verdict.holds) return intact(verdict.last);
  const { rows, fault } = verdict;
  const { zh, en } = faults[fault](rows + 1);
  return { zh: `${zh}；完好的行数：${rows}`, en: `${en}; rows that hold: ${rows}` };
}

const intact = ({ sequence, tag }: { readonly sequence: number; readonly tag: string }): Text => ({
  zh: `${sequence} 行全部完好；锚点 ${sequence}:${tag}`,
  en: `all ${sequence} rows hold; anchor ${sequence}:${tag}`,
});

const faults: Readonly<Record<AuditFault, (row: number) => Text>> = {
  altered: (row) => ({
    zh: `第 ${row} 行被改动，或不是平台写入的`,
    en: `row ${row} was altered, or is not from the platform`,
  }),
  missing: (row) => ({ zh: `第 ${row} 行不见了`, en: `row ${row} is missing` }),
  'out-of-order': (row) => ({
    zh: `第 ${row} 行的位置上是另一行`,
    en: `row ${row} is out of order: another row is in its place`,
  }),
  'end-missing': (row) => ({
    zh: `末尾被截去：第 ${row} 行及其后的不见了`,
    en: `the end is cut off: row ${row} and what came after it are missing`,
  }),
  'not-anchored': (row) => ({
    zh: `第 ${row} 行与锚点不符`,
    en: `row ${row} is not the one of the anchor`,
  }),
  'head-missing': () => ({
    zh: '记录末行的标记不见了，无法得知末尾是否完整',
    en: 'the head, which notes the last row, is missing, so the end may be cut off',
  }),
  'head-altered': () => ({
    zh: '记录末行的标记被改动，无法得知末尾是否完整',
    en: 'the head, which notes the last row, was altered, so the end may be cut off',
  }),
  'head-behind': (row) => ({
    zh: `记录末行的标记是旧的：第 ${row - 1} 行在它之后`,
    en: `the head, which notes the last row, is an old one: row ${row - 1} comes after it`,
  }),
  'other-key': () => ({
    zh: '第 1 行和记录末行的标记都与密钥不符：密钥文件不是写入时的那一把，或两者都被改动',
    en: 'neither row 1 nor the head fits the key: the key file is another one, or both were altered',
  }),
  unreadable: (row) => ({
    zh: `从第 ${row} 行起文件无法读取：已损坏或被改动`,
    en: `from row ${row} on the file cannot be read: it is damaged or was altered`,
  }),
};

import type { Text } from '../../spec/language.ts';
import type { Need } from '../target.ts';

/** What is missing in a target file for a check to run. */
export function needText(need: Need): Text {
  if (need === 'load' || need === 'write') {
    return {
      zh: `目标文件没有许可：allow: [${need}]`,
      en: `The target file gives no leave: allow: [${need}]`,
    };
  }
  if (need.startsWith('capability.')) {
    const name = need.slice('capability.'.length);
    return {
      zh: `目标文件没有声明这个能力：capabilities: [${name}]`,
      en: `The target file does not claim it: capabilities: [${name}]`,
    };
  }
  const key = need.includes('.') ? `fixtures.${need.replace(/^fixtures\./, '')}` : need;
  return { zh: `目标文件中没有 ${key}`, en: `The target file has no ${key}` };
}

import type { Text } from '../../spec/language.ts';
import type { Need } from '../target/target.ts';

/** What a target file has to hold for a check to run, as it stands there. */
export function needKey(need: Need): string {
  if (need === 'load' || need === 'write') return `allow: [${need}]`;
  if (need.startsWith('capability.')) {
    return `capabilities: [${need.slice('capability.'.length)}]`;
  }
  return need.includes('.') ? `fixtures.${need.replace(/^fixtures\./, '')}` : need;
}

/** What is missing in a target file for a check to run. */
export function needText(need: Need): Text {
  const key = needKey(need);
  if (need === 'load' || need === 'write') {
    return { zh: `目标文件没有许可：${key}`, en: `The target file gives no leave: ${key}` };
  }
  if (need.startsWith('capability.')) {
    return {
      zh: `目标文件没有声明这个能力：${key}`,
      en: `The target file does not claim it: ${key}`,
    };
  }
  return { zh: `目标文件中没有 ${key}`, en: `The target file has no ${key}` };
}

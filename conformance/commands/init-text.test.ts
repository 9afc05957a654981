import { expect, it } from 'vitest';
import { formOf } from './init-schema.ts';
import { targetText } from './init-text.ts';

it.each([
  ['wuhan', /^# {5}several: \{…\} {2}# 匹配 40 行以上 \/ matches more than 40 rows$/m],
  ['shanxi', /^# {3}traded: {2}# 有交易记录的企业和它的授权协议 \/ with trades, and its licence$/m],
] as const)('the target file of %s says in both languages what fixtures are for', (role, line) => {
  expect(targetText(formOf(role), role, {})).toMatch(line);
});

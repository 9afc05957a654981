import { expect, it } from 'vitest';
import { closedUp } from './closed-up.ts';

it.each([
  ['令牌从签发起有效，\n使用并不延长。', '令牌从签发起有效，使用并不延长。'],
  ['文档、 模拟服务', '文档、模拟服务'],
  ['依据 003 手工写成', '依据 003 手工写成'],
  ['网址的 `token` 参数', '网址的 `token` 参数'],
  ['网址的\n`token`\n参数', '网址的 `token` 参数'],
  ['放在网址里，\n`token` 失效', '放在网址里，`token` 失效'],
  ['一段\n\n```json\n{}\n```\n又一段', '一段\n\n```json\n{}\n```\n又一段'],
  ['一段。\n\n又一段', '一段。\n\n又一段'],
  ['- 一项。\n- 又一项', '- 一项。\n- 又一项'],
  ['- 一项，\n  接着写\n  下去', '- 一项，接着写下去'],
  ['Chinese\nand English', 'Chinese\nand English'],
])('makes %j read %j', (written, read) => {
  expect(closedUp({ a: [{ description: written }] })).toEqual({ a: [{ description: read }] });
});

it('leaves alone what is data', () => {
  const example = { value: '文档、 模拟服务' };

  expect(closedUp({ example })).toEqual({ example });
});

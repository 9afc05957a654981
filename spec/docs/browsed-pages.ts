/** The pages that the browser opens, each with a heading that tells it from the others. */
export const pages = [
  ['index.html', 'Interface contracts'],
  ['wuhan.zh.html', '查询企业公示的出资人信息'],
  ['wuhan.en.html', 'Look up the published investors of companies'],
  ['wuhan.requirements.zh.html', '要求登记表'],
  ['wuhan.requirements.en.html', 'Register of requirements'],
  ['neimenggu.zh.html', '送交一个批量吊销案件'],
  ['neimenggu.en.html', 'Hand over a case of bulk revocation'],
  ['neimenggu.requirements.zh.html', '要求登记表'],
  ['neimenggu.requirements.en.html', 'Register of requirements'],
  ['shanxi.zh.html', '凭授权协议查询企业的公共资源交易记录'],
  ['shanxi.en.html', 'Look up the trades of an enterprise by its authorisation'],
  ['shanxi.requirements.zh.html', '要求登记表'],
  ['shanxi.requirements.en.html', 'Register of requirements'],
] as const;

/** Tall, since Redoc renders only what is in sight, and most contracts begin with a long text. */
export function heightFor(name: string, width: number): number {
  const [contract = '', language = ''] = name.split('.');
  if (!['zh', 'en'].includes(language)) return 6000;
  const [wide, narrow] = heights[contract] ?? [6000, 6000];
  return width < 600 ? narrow : wide;
}
const heights: Readonly<Record<string, readonly [number, number]>> = {
  neimenggu: [20_000, 32_000],
  shanxi: [36_000, 48_000],
};

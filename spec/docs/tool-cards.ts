import type { ContractId } from '../../generated/requirements.ts';
import { mockPort } from '../bundles.ts';
import type { Text } from '../language.ts';
import { curlFlow } from './curl-flow.ts';
import { bilingual, html, type Markup } from './markup.ts';
import { fromTarget, walkThrough } from './walk-through.ts';

/** The commands that a reader can try right away, the flows of the contracts among them. */
export const toolCards = (ids: readonly ContractId[]): readonly Markup[] => [
  card(
    words.mock,
    ids.map((id) => `npx qiyue mock ${id} --port ${mockPort(id)}`),
  ),
  card(words.serve, ['npx qiyue serve --seed demo --write-targets targets']),
  card(words.sign, [
    `export ${fromTarget('wuhan', 'token', 'TOKEN')}`,
    'npx qiyue sign wuhan --passid demo-fast --token-env TOKEN --curl',
  ]),
  card(
    words.check,
    ids.map((id) => `npx qiyue check ${id} --target targets/${id}.yaml`),
  ),
  ...ids.flatMap(flowCard),
  ...ids.flatMap(walkCard),
];

/** Where `qiyue serve` listens unless it is told otherwise. */
const server = 'http://127.0.0.1:8080';

const flowCard = (id: ContractId): readonly Markup[] => {
  const calls = curlFlow(id, `http://127.0.0.1:${mockPort(id)}`);
  return calls.length === 0 ? [] : [card(flowTitle(id), calls, 'card wide')];
};

const walkCard = (id: ContractId): readonly Markup[] => {
  const walk = walkThrough(id, server);
  return walk ? [card(walk.says, walk.lines, 'card wide')] : [];
};

const flowTitle = (id: ContractId): Text => ({
  zh: `用 curl 对${places[id].zh}的模拟服务走完流程`,
  en: `Walk through the flow of ${places[id].en} against the mock with curl`,
});

const places = {
  wuhan: { zh: '武汉', en: 'Wuhan' },
  neimenggu: { zh: '内蒙古', en: 'Inner Mongolia' },
  shanxi: { zh: '山西', en: 'Shanxi' },
} as const satisfies Record<ContractId, Text>;

const card = (says: Text, lines: readonly string[], style = 'card'): Markup =>
  html`<div class="${style}">${bilingual((said) => html`<h3>${said}</h3>`, says)}
<pre>${lines.join('\n')}</pre></div>`;

const words = {
  mock: { zh: '启动模拟服务', en: 'Run the mocks' },
  sign: { zh: '为武汉的一次调用签名', en: 'Sign a call to Wuhan' },
  serve: {
    zh: '启动带演示数据的参考服务器；凭据写在 targets/ 下',
    en: 'Run the reference server with demo data; its credentials go to targets/',
  },
  check: { zh: '评测一个接口', en: 'Judge an endpoint' },
} as const satisfies Record<string, Text>;

import type { ContractId } from '../../generated/requirements.ts';
import type { Json, Tolerated } from '../document.ts';
import type { Language, Text } from '../language.ts';
import { requirementLink } from './links.ts';

type Node = { readonly [key: string]: Json };

/**
 * The document with a line under each description that says which requirements it rests on
 * (`x-clause`, as links), how sure the reading is (`x-status`), whether a limit is ours
 * (`x-own-limit`) and what is tolerated instead.
 */
export function withProvenance(node: Json, contract: ContractId, language: Language): Json {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map((item) => withProvenance(item, contract, language));
  const entries = Object.entries(node).map(
    ([key, value]) =>
      [key, untouched(key) ? value : withProvenance(value, contract, language)] as const,
  );
  const line = provenanceLine(node as Node, contract, language);
  const described = Object.fromEntries(entries);
  if (line === undefined) return described;
  const description = [described['description'], line].filter((text) => text !== undefined);
  return { ...described, description: description.join('\n\n') };
}

/** Data, and the server list, whose description Redoc shows as a name. */
const untouched = (key: string): boolean =>
  key === 'servers' || key === 'value' || key === 'example' || key.startsWith('x-');

function provenanceLine(node: Node, contract: ContractId, language: Language): string | undefined {
  const clauses = node['x-clause'];
  if (!Array.isArray(clauses)) return undefined;
  const links = clauses.map((id) => requirementLink(contract, language, String(id)));
  const status = statuses[String(node['x-status'])];
  const limit = node['x-own-limit'];
  const page = [contract, language] as const;
  // The one cast: the plugin and the tests of the contract hold `x-tolerated` to its shape.
  const tolerated = (node['x-tolerated'] ?? []) as unknown as readonly Tolerated[];
  return [
    words.basis[language] + links.join(words.comma[language]),
    ...(status ? [status[language]] : []),
    ...(typeof limit === 'string' ? [said({ says: words.ownLimit, reading: limit }, ...page)] : []),
    ...new Set(tolerated.map((one) => words.tolerated[language] + said(one, ...page))),
  ].join(' · ');
}

const said = (
  { says, reading }: Pick<Tolerated, 'says' | 'reading'>,
  contract: ContractId,
  language: Language,
): string => {
  const link = requirementLink(contract, language, reading);
  return language === 'zh' ? `${says.zh}（${link}）` : `${says.en} (${link})`;
};

const words = {
  basis: { zh: '依据：', en: 'Basis: ' },
  comma: { zh: '、', en: ', ' },
  tolerated: { zh: '可容忍：', en: 'tolerated: ' },
  ownLimit: { zh: '长度限制由本项目自定', en: 'the limit of length is ours' },
} as const satisfies Record<string, Text>;

const statuses: Readonly<Record<string, Text>> = {
  corrected: { zh: '原文矛盾，已订正', en: 'corrected: the source contradicts itself' },
  inferred: { zh: '原文未写，系推定', en: 'inferred: the source is silent' },
};

import type { ContractId } from '../../generated/requirements.ts';
import { dereference } from '../dereference.ts';
import { endpoints, type Json, type OpenApiDocument, webhooks } from '../document.ts';
import type { Language, Text } from '../language.ts';
import { contractPage, requirementsPage } from './links.ts';
import { marksChapter } from './marks.ts';
import { withOperationLinks } from './operation-links.ts';
import { introduction, type Tag } from './overview.ts';
import { withProvenance } from './provenance.ts';
import { readable } from './readable.ts';
import { resultCodeChapter } from './result-codes.ts';
import { tolerancesChapter } from './tolerances.ts';

type Described = OpenApiDocument & {
  readonly components: { readonly securitySchemes?: Json };
  readonly tags?: readonly Tag[];
};

/** The document as people read it: schemas laid open, provenance and result codes in the texts. */
export function readingCopy(bundle: unknown, contract: ContractId, language: Language): Json {
  const document = dereference(bundle) as Described;
  const chapters = [
    neighbours(contract, language),
    ...introduction(document, language),
    tolerancesChapter(document, contract, language),
    resultCodeChapter(document['x-result-codes'], contract, language),
    marksChapter(language),
  ];
  const whole = {
    ...document,
    info: {
      ...document.info,
      description: withOperationLinks(chapters.join('\n\n'), namesOf(document)),
    },
    components: { securitySchemes: document.components.securitySchemes ?? {} },
    tags: [],
    paths: ungrouped(document.paths),
    webhooks: ungrouped(document.webhooks ?? {}),
  };
  // The one cast: a bundle is JSON.
  return withProvenance(readable(whole as unknown as Json), contract, language);
}

const namesOf = (document: OpenApiDocument): readonly string[] =>
  [...endpoints(document), ...webhooks(document)].map(({ operation }) => operation.operationId);

/**
 * Redoc folds the operations of a tag away. Those of the empty tag stand open, and the webhooks
 * among them come last; without a tag, webhooks would get one of Redoc's own.
 */
const ungrouped = (items: OpenApiDocument['paths']): object =>
  Object.fromEntries(
    Object.entries(items).map(([path, item]) => [
      path,
      Object.fromEntries(Object.entries(item).map(([key, value]) => [key, untagged(value)])),
    ]),
  );

const untagged = (value: object): object =>
  'operationId' in value ? { ...value, tags: [''] } : value;

const neighbours = (contract: ContractId, language: Language): string => {
  const other = language === 'zh' ? 'en' : 'zh';
  return [
    `[${words.index[language]}](index.html)`,
    `[${words.register[language]}](${requirementsPage(contract, language)})`,
    `[${words.other[language]}](${contractPage(contract, other)})`,
  ].join(' · ');
};

const words = {
  index: { zh: '目录', en: 'Index' },
  register: { zh: '要求登记表', en: 'Register of requirements' },
  other: { zh: 'English', en: '中文' },
} as const satisfies Record<string, Text>;

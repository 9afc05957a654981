import type { ContractId } from '../../generated/requirements.ts';
import { dereference } from '../dereference.ts';
import type { Json, OpenApiDocument } from '../document.ts';
import type { Language, Text } from '../language.ts';
import { contractPage, requirementsPage } from './links.ts';
import { marksChapter } from './marks.ts';
import { withProvenance } from './provenance.ts';
import { readable } from './readable.ts';
import { resultCodeChapter } from './result-codes.ts';
import { tolerancesChapter } from './tolerances.ts';

interface Tag {
  readonly name: string;
  readonly description?: string;
}

type Described = OpenApiDocument & {
  readonly components: { readonly securitySchemes?: Json };
  readonly tags?: readonly Tag[];
};

/** The document as people read it: schemas laid open, provenance and result codes in the texts. */
export function readingCopy(bundle: unknown, contract: ContractId, language: Language): Json {
  const document = dereference(bundle) as Described;
  const only = document.tags?.length === 1 ? document.tags[0] : undefined;
  const chapters = [
    neighbours(contract, language),
    ...(only?.description === undefined ? [] : [only.description]),
    document.info.description,
    tolerancesChapter(document, contract, language),
    resultCodeChapter(document['x-result-codes'], contract, language),
    marksChapter(language),
  ];
  const whole = {
    ...document,
    info: { ...document.info, description: chapters.join('\n\n') },
    components: { securitySchemes: document.components.securitySchemes ?? {} },
    ...(only ? { tags: [], paths: withoutTags(document.paths) } : {}),
  };
  // The one cast: a bundle is JSON.
  return withProvenance(readable(whole as unknown as Json), contract, language);
}

/** Redoc folds the operations of a tag away; where there is one tag only, they stand open. */
const withoutTags = (paths: OpenApiDocument['paths']): object =>
  Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(Object.entries(item).map(([key, value]) => [key, untagged(value)])),
    ]),
  );

const untagged = (value: object): object =>
  'operationId' in value ? { ...value, tags: undefined } : value;

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

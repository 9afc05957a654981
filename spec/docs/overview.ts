import { endpoints, type OpenApiDocument, webhooks } from '../document.ts';
import type { Language, Text } from '../language.ts';

/** A group of operations, as an OpenAPI document names it. */
export interface Tag {
  readonly name: string;
  readonly 'x-displayName'?: string;
  readonly description?: string;
}

/**
 * The introduction with its groups of operations: Redoc folds a group away, so its page has none
 * and their words stand here. Of one group only the description is told; several become a chapter
 * that comes behind the opening words. Takes a dereferenced document.
 */
export function introduction(
  document: OpenApiDocument & { readonly tags?: readonly Tag[] },
  language: Language,
): readonly string[] {
  const { tags = [], info } = document;
  const [only, ...others] = tags;
  if (others.length === 0) {
    return [...(only?.description === undefined ? [] : [only.description]), info.description];
  }
  const start = info.description.search(/^## /m);
  const lines = tags.map((tag) => line(tag, document));
  const table = [words.columns[language], '| --- | --- |', ...lines].join('\n');
  const chapter = `## ${words.title[language]}\n\n${table}`;
  return [info.description.slice(0, start), chapter, info.description.slice(start)];
}

function line({ name, description, ...tag }: Tag, document: OpenApiDocument): string {
  const operations = [...endpoints(document), ...webhooks(document)]
    .filter(({ operation }) => operation.tags?.includes(name))
    .map(({ operation }) => `\`${operation.operationId}\` ${operation.summary}`);
  return `| **${tag['x-displayName'] ?? name}**<br>${description} | ${operations.join('<br>')} |`;
}

const words = {
  title: { zh: '接口一览', en: 'The interfaces' },
  columns: { zh: '| 类别 | 接口 |', en: '| Group | Interfaces |' },
} as const satisfies Record<string, Text>;

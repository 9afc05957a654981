import type { Endpoint, Json, OpenApiDocument } from '../../../spec/document.ts';
import { isList, isObject } from './references.ts';
import type { OwnTarget } from './target.ts';

/** One way in which a caller says who it is. */
export interface Scheme {
  /** Its name in `securitySchemes`. */
  readonly id: string;
  readonly in: 'query' | 'header' | 'cookie';
  /** The parameter or header that carries it. */
  readonly name: string;
  readonly clauses: readonly string[];
  /** What stands there for a credential of the target file. */
  readonly spelled: (credential: string) => string;
}

/** The schemes that a call needs together; the first choice for which the target has them all. */
export function schemesFor(
  document: OpenApiDocument,
  { operation }: Endpoint,
  target: Pick<OwnTarget, 'security'>,
): readonly Scheme[] {
  const choices = (operation.security ?? document.security ?? []).filter(isObject);
  const has = (id: string): boolean => target.security?.[id] !== undefined;
  const chosen = choices.find((one) => Object.keys(one).every(has)) ?? choices[0] ?? {};
  const { securitySchemes } = document.components as { readonly securitySchemes?: Json };
  const known = isObject(securitySchemes) ? securitySchemes : {};
  return Object.keys(chosen).map((id) => schemeOf(id, known[id]));
}

function schemeOf(id: string, given: Json | undefined): Scheme {
  const { type, in: place, name, scheme, ...rest } = isObject(given) ? given : {};
  const cited = rest['x-clause'];
  const clauses = isList(cited) ? cited.map(String) : [];
  if (type === 'apiKey' && (place === 'query' || place === 'header' || place === 'cookie')) {
    return { id, in: place, name: String(name), clauses, spelled: (credential) => credential };
  }
  const isBasic = type === 'http' && String(scheme).toLowerCase() === 'basic';
  return {
    id,
    in: 'header',
    name: 'Authorization',
    clauses,
    spelled: (credential) =>
      isBasic ? `Basic ${Buffer.from(credential).toString('base64')}` : `Bearer ${credential}`,
  };
}

/** Whether a document asks for credentials anywhere. */
export const isSecured = (document: OpenApiDocument, endpoint: Endpoint): boolean => {
  const choices = endpoint.operation.security ?? document.security ?? [];
  return (
    isList(choices) &&
    choices.length > 0 &&
    choices.every((one) => isObject(one) && Object.keys(one).length > 0)
  );
};

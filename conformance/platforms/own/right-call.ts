import type { Endpoint, OpenApiDocument } from '../../../spec/document.ts';
import { NotObserved } from '../../mismatch.ts';
import { bodyOf, successOf } from './document.ts';
import { rightValues, type Values } from './inputs.ts';
import { schemesFor } from './security.ts';
import type { OwnTarget } from './target.ts';

/** The values of a right call. Throws `NotObserved` that says why none can be made. */
export function rightCall(
  { target, document }: { readonly target: OwnTarget; readonly document: OpenApiDocument },
  endpoint: Endpoint,
): Values {
  assertCallable(endpoint);
  const missing = schemesFor(document, endpoint, target).find(
    ({ id }) => target.security?.[id] === undefined,
  );
  if (missing) throw without(missing.id);
  const values = rightValues(document, endpoint, target);
  if ('lack' in values) throw new NotObserved(values.lack);
  return values;
}

/** Whether a success has a body at all. */
export const answersJson = ({ operation }: Endpoint): boolean =>
  successOf(operation)?.[1].content !== undefined;

/** What this judge has no words for: other bodies than JSON and forms, other replies than JSON. */
function assertCallable({ operation }: Endpoint): void {
  const sent = operation.requestBody?.content;
  const replied = successOf(operation)?.[1].content;
  const isOddBody = sent !== undefined && bodyOf(operation) === undefined;
  const isOddReply = replied !== undefined && !('application/json' in replied);
  if (!isOddBody && !isOddReply) return;
  const types = Object.keys((isOddBody ? sent : replied) ?? {}).join(', ');
  throw new NotObserved({
    zh: `只评测 JSON 和表单，而这里是 ${types}`,
    en: `only JSON and forms are judged, and this is ${types}`,
  });
}

const without = (scheme: string): NotObserved =>
  new NotObserved({
    zh: `目标文件中没有 security.${scheme}`,
    en: `The target file has no security.${scheme}`,
  });

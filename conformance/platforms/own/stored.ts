import type { Endpoint } from '../../../spec/document.ts';
import type { Reply } from '../../exchange/observation.ts';
import type { Recording } from '../../exchange/recorder.ts';
import type { OwnOperation } from './document.ts';
import { markIn, type Values } from './inputs.ts';
import type { OwnCall } from './request.ts';
import type { OwnTarget } from './target.ts';

/** Whether a call can store anything: the document has to say so of what is no GET. */
export const isSafe = ({ method, operation }: Endpoint): boolean =>
  method === 'get' || (operation as OwnOperation)['x-safe'] === true;

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What is sent to change something could be stored by whoever forgets to refuse it. */
export function demandLeave({ allow = [] }: OwnTarget, { endpoint, request }: OwnCall): void {
  if (allow.includes('write') || harmless.has(request.method)) return;
  const asDocumented = request.method === endpoint.method.toUpperCase();
  if (!asDocumented || !isSafe(endpoint))
    throw new Error('a check writes without asking for leave');
}

/** What was not refused may have been stored, whether or not it should have been. */
export function noteStored(
  { leftBehind }: Recording,
  { built, values }: { readonly built: OwnCall; readonly values: Values },
  reply: Reply | null,
): void {
  const { endpoint, request } = built;
  if (harmless.has(request.method) || isSafe(endpoint)) return;
  const outcomes = reply?.outcomes ?? [];
  const isRefused = !outcomes.includes('success') && outcomes.some((one) => one !== 'server-fault');
  if (isRefused || leftBehind.length >= 200) return;
  const body = (request.body?.toString('utf8') ?? request.path).slice(0, 200);
  const [name, value] = markIn(values) ?? ['body', body];
  leftBehind.push({ operation: endpoint.operation.operationId, name, value });
}

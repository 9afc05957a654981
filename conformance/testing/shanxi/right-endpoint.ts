import { openRequest, sealReply } from '../../../spec/protocol/sm-envelope.ts';
import { isSealed } from '../../../spec/protocol/sm-form.ts';
import { judged } from '../../checks/all.ts';
import { type Received, sendJson, startEndpoint, type TestEndpoint } from '../endpoint.ts';
import {
  type Answer,
  answer,
  type Call,
  type Habits,
  refusal,
  rightHabits,
  type Sent,
} from './operations.ts';
import { createState, type State } from './platform-state.ts';

/** A platform that is right, and what a wrong one may do with it. */
export interface RightPlatform<Given> {
  /** What a right platform answers. */
  readonly right: (given: Given) => Promise<Answer>;
  readonly state: State;
}

type Deviating<Given> = (given: Given, platform: RightPlatform<Given>) => Promise<Answer> | Answer;

/** What a platform does with a request as it came over the wire. */
export type OnWire = Deviating<Received>;

/** What it does with a call once that is understood: sealed or plain, JSON or a form. */
export type OnCall = Deviating<Call>;

/** How a platform is to be wrong. */
export interface Changes extends Partial<Habits> {
  readonly onWire?: OnWire | undefined;
  readonly onCall?: OnCall | undefined;
}

const asItIs = <Given>(given: Given, { right }: RightPlatform<Given>) => right(given);

/** A platform of Shanxi on a free port, right but for the changes that are given. */
export async function startRightEndpoint({
  onWire = asItIs,
  onCall = asItIs,
  ...changes
}: Changes = {}): Promise<TestEndpoint & { readonly state: State }> {
  const state = createState();
  const habits = { ...rightHabits, ...changes };
  const act = async (call: Call) =>
    onCall(call, { right: async (given) => answer(given, state, habits), state });
  const endpoint = await startEndpoint(async (received, response) => {
    const right = (given: Received) => read(given, state, act);
    const { status, value } = await onWire(received, { right, state });
    sendJson(response, value, status);
  });
  return Object.assign(endpoint, { state });
}

type Act = (call: Call) => Promise<Answer>;

const { endpoints } = judged.shanxi().contract;

const operationIn = ({ path }: Received): string | undefined =>
  endpoints.find((one) => one.path === path.split('?')[0])?.operation.operationId;

/** Understands a request and answers it in the way that it came. */
async function read(received: Received, state: State, act: Act): Promise<Answer> {
  const operation = operationIn(received);
  if (operation === undefined) return refusal('not found', 404);
  if (received.method !== 'POST') return refusal('POST only', 405);
  const type = received.headers['content-type'] ?? '';
  if (type.startsWith('multipart/')) return filled(received, operation, act);
  if (!type.startsWith('application/json')) return refusal('JSON only', 415);
  const parameters = objectIn(received.body);
  if (parameters === undefined) return refusal('malformed', 400);
  if (!isSealed(parameters)) return act({ operation, parameters: decoded(parameters) });
  const opened = openRequest(parameters, (keyId) =>
    keyId === undefined || keyId === state.keys.keyId ? state.keys.privateKey : undefined,
  );
  if (!opened.ok) return refusal('cannot be opened', 400);
  const within = objectIn(opened.value.text);
  const { status, value } =
    within === undefined ? refusal('malformed', 400) : await act({ operation, parameters: within });
  const sealed = sealReply(Buffer.from(JSON.stringify(value)), opened.value.key);
  return { status, value: { ...sealed } };
}

/** What was sent as a JSON object; undefined where it is none. */
export function objectIn(body: Buffer): Sent | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    // An object of JSON has texts for names and no more is said of it here.
    return isObject ? (value as Sent) : undefined;
  } catch {
    return undefined;
  }
}

/** In JSON, the file of an upload is Base64. */
const decoded = (parameters: Sent): Sent =>
  typeof parameters['file'] === 'string'
    ? { ...parameters, file: Buffer.from(parameters['file'], 'base64').toString('latin1') }
    : parameters;

async function filled({ headers, body }: Received, operation: string, act: Act): Promise<Answer> {
  const type = headers['content-type'] ?? '';
  const response = new Response(new Uint8Array(body), { headers: { 'Content-Type': type } });
  const form = await response.formData().catch(() => null);
  if (form === null) return refusal('malformed', 400);
  const entries = await Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === 'string'
        ? ([[name, value]] as const)
        : ([
            ['fileName', value.name],
            [name, Buffer.from(await value.arrayBuffer()).toString('latin1')],
          ] as const),
    ),
  );
  return act({ operation, parameters: Object.fromEntries(entries.flat()) });
}

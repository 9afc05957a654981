import type { Outcome } from '../../../spec/document.ts';
import type { Text } from '../../../spec/language.ts';
import { valueAt } from '../../../spec/pointer.ts';
import type { Recipient } from '../../../spec/protocol/sm-envelope.ts';
import { isSealed } from '../../../spec/protocol/sm-form.ts';
import { wholeKey } from '../../../spec/protocol/sm2.ts';
import {
  bodyArguments,
  connectionArguments,
  headerArgument,
  quote,
  silentHeaders,
} from '../../curl/shell.ts';
import type { Reply } from '../../exchange/observation.ts';
import type { Recorder, Recording } from '../../exchange/recorder.ts';
import { bytes, type Framing, override, pathOf } from '../../exchange/request.ts';
import { openSession, type Session } from '../../exchange/session.ts';
import { type Sealed, type Sealing, seal } from '../shanxi/sealing.ts';
import type { ProviderTarget } from './target.ts';

/** How the platform's request is sent, where it is not in the plain way. */
export interface Sending extends Framing {
  readonly sealing?: Sealing;
  /** Makes another body of the sealed one. */
  readonly reframe?: (json: string) => Buffer | string;
}

/** The hands of a check of a provider: all it can do is collect. */
export interface ProviderSession extends Session<ProviderTarget> {
  /** Sends a sealed request for a page, as SX-R019 and the webhook have it. */
  readonly collect: (parameters: object, sending?: Sending) => Promise<Reply>;
  /** The same hand, named so that a forbidden request is visible where it is made. */
  readonly violate: (parameters: object, sending?: Sending) => Promise<Reply>;
}

/** Without one right page nothing else can be tried. */
export const rootCheck = 'shanxi-provider.collect.right';

const operation = 'collectRecords';

export function createSession(
  target: ProviderTarget,
  recording: Recording,
  recorder: Recorder,
): ProviderSession {
  const { contract } = recording;
  const opened = openSession(target, recording, recorder);
  const tolerate = (says: Text) => opened.warn('SX-A18', says, '/digest');

  const collect: ProviderSession['collect'] = async (parameters, sending = {}) => {
    const sealed = sealedBody(target, parameters, sending.sealing ?? {}, tolerate);
    const request = {
      method: sending.method ?? 'POST',
      path: sending.path ?? (pathOf(target, contract, operation) || '/'),
      headers: override(
        { ...target.headers, Accept: 'application/json', 'Content-Type': 'application/json' },
        sending.headers,
      ),
      body: bodyOf(sealed, sending),
    };
    const reply = await recorder.send(request, {
      operation,
      curl: () => curlOf(target, request),
      unseal: (body) => (isSealed(body) ? sealed.unseal(body) : null),
      unpaced: sending.unpaced ?? false,
      aside: sending.aside ?? false,
    });
    return { ...reply, outcomes: outcomesOf(reply) };
  };

  return { ...opened, collect, violate: collect };
}

function bodyOf(sealed: Sealed, { body, reframe }: Sending): Buffer | null {
  if (body !== undefined) return bytes(body);
  return reframe ? bytes(reframe(`${sealed.body}`)) : sealed.body;
}

/** A page has no `result`, and a failure need not have one: here the status tells them apart. */
function outcomesOf({ status, body, outcomes }: Reply): readonly Outcome[] {
  if (status === 429) return ['throttled'];
  if (status >= 400) return failures;
  const isPage = status < 300 && Array.isArray(valueAt(body, '/recordList'));
  return isPage ? ['success'] : outcomes;
}

const failures: readonly Outcome[] = ['bad-input', 'bad-credentials', 'not-found', 'server-fault'];

/** An envelope has neither clock nor nonce, so that the same one can be sent again. */
const curlOf = (
  target: ProviderTarget,
  { method, path, headers, body }: Parameters<Recorder['send']>[0],
): string =>
  [
    `curl -sS -i -X ${method} ${quote(new URL(target.url).origin + path)}`,
    ...connectionArguments(target),
    ...headers.map(([name, value]) => headerArgument(name, value)),
    ...silentHeaders(headers),
    ...bodyArguments(body),
  ].join(' \\\n  ');

/** The provider's key, as requests are sealed for it. */
export function recipientOf({ publicKey, keyId }: ProviderTarget): Recipient {
  return { publicKey: wholeKey(publicKey), ...(keyId !== undefined && { keyId }) };
}

function sealedBody(
  target: ProviderTarget,
  parameters: object,
  sealing: Sealing,
  tolerate: (says: Text) => void,
): Sealed {
  const { text, recipient = recipientOf(target), spoil = (envelope) => envelope } = sealing;
  return seal(text ?? Buffer.from(JSON.stringify(parameters)), recipient, { spoil, tolerate });
}

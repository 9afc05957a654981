import type { Hands } from '../../derive/hands.ts';
import { refused, succeeded } from '../../expect.ts';
import type { ProviderSession } from './session.ts';

/** The parameters of a page that every provider has. */
export const rightParameters = { pageno: 1, pagesize: 10 } as const;

/** How a provider is asked, and what its refusals of input look like. */
export const hands: Hands<ProviderSession> = {
  acceptedBody: () => rightParameters,
  sendBody: (session, _operation, body) => session.violate(Object(body)),
  succeeded: (_session, reply) => succeeded(reply),
  async refusedInput(_session, reply) {
    refused(reply, { as: ['bad-input'] });
  },
  refusalRequirements: () => ['SX-R023'],
  warn: (session, ...warning) => session.warn(...warning),
};

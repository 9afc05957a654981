import { sealReply, sealRequest } from '../../../spec/protocol/sm-envelope.ts';
import { wholeKey } from '../../../spec/protocol/sm2.ts';
import type { ProviderTarget } from '../../platforms/shanxi-provider/target.ts';
import type * as neutral from '../mutant.ts';
import type { Surround } from '../proxy.ts';
import { createMiddle, type Opening, unsealed } from '../shanxi/middle.ts';

/** What a deviation of a data provider may use beside the request itself. */
export interface Surroundings extends Opening {
  /** Asks the provider with a plain request; gives its plain reply, or its failure. */
  readonly ask: (plain: neutral.WireRequest) => Promise<neutral.WireReply>;
}

export type Deviation = neutral.Deviation<Surroundings>;
export type Mutant = neutral.Mutant<Surroundings>;
export type Variant = neutral.Variant<Surroundings>;

/** Lets deviations see what is sealed: the judge seals for the proxy, the proxy for the target. */
export function surround(target: ProviderTarget): Surround<Surroundings> {
  const { keyId } = target;
  const provider = {
    publicKey: wholeKey(target.publicKey),
    ...(keyId === undefined ? {} : { keyId }),
  };
  const middle = createMiddle(provider);
  // Wrapping a key costs milliseconds, and between proxy and provider one key will do.
  const { envelope, key } = sealRequest(Buffer.alloc(0), provider);
  return ({ forward, memory }) => ({
    memory,
    open: middle.open,
    keyOf: middle.keyOf,
    forward: (request) => forward(middle.toPlatform(request)),
    async ask(plain) {
      const body = Buffer.from(JSON.stringify({ ...envelope, ...sealReply(plain.body, key) }));
      return unsealed(await forward({ ...plain, body }), key);
    },
  });
}

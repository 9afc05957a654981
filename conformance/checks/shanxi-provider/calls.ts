import { callingAfter } from '../../check.ts';
import { succeeded } from '../../expect.ts';
import { type CollectedPage, pageIn } from '../../platforms/shanxi-provider/replies.ts';
import { type ProviderSession, rootCheck } from '../../platforms/shanxi-provider/session.ts';

/** The only operation that a provider has. */
export const collecting = 'collectRecords';

/** A rule that is tried by calling: it says nothing where even a right page cannot be had. */
export const onCollecting = callingAfter(rootCheck)(collecting);

/** One page; it has to come. */
export async function readPage(
  { collect }: ProviderSession,
  parameters: { readonly pageno: number; readonly pagesize: number; readonly since?: string },
): Promise<CollectedPage> {
  const reply = await collect(parameters);
  succeeded(reply);
  return pageIn(reply);
}

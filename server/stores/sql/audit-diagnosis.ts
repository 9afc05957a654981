import type { AuditFault } from '../audit-port.ts';
import { type Chain, type Head, isSame } from './audit-chain.ts';
import { beforeAll, type Held, type ReadPage, type TaggedRow } from './audit-reading.ts';

/** A row that does not fit its place, and what it was found in. */
export interface Misfit {
  readonly chain: Chain;
  readonly read: ReadPage;
  readonly row: TaggedRow;
  readonly head: Head | undefined;
}

/** Tells a row that was altered from one that was moved, and from a file of another key. */
export async function tellApart(misfit: Misfit, fault: AuditFault): Promise<AuditFault> {
  if (fault !== 'altered') return fault;
  const { chain, row, head } = misfit;
  if (row.sequence === 1 && !(head && chain.isHead(head))) return 'other-key';
  return (await wasMoved(misfit)) ? 'out-of-order' : fault;
}

/** Whether the row is authentic in some other place: behind any of the rows, or before all. */
async function wasMoved({ chain, read, row }: Misfit): Promise<boolean> {
  const fitsBehind = ({ tag, sequence }: Held) =>
    Buffer.isBuffer(tag) && isSame(row.tag, chain.next(tag, sequence + 1, row));
  // Of two neighbours that changed places the first is tied to what now stands behind it.
  const mayFollow = ({ tag, sequence }: TaggedRow) =>
    fitsBehind({ tag, sequence }) || fitsBehind({ tag, sequence: sequence - 1 });
  if (fitsBehind({ sequence: 0, tag: chain.first })) return true;
  for (let after = beforeAll; ; ) {
    const { rows, isLast } = await read(after);
    if (rows.some(mayFollow)) return true;
    if (isLast) return false;
    after = rows.at(-1)?.sequence ?? after;
  }
}

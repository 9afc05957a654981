import { setImmediate as turn } from 'node:timers/promises';
import type { Anchor, AuditFault, AuditVerdict, Verification } from '../audit-port.ts';
import { type Chain, type Head, isSame } from './audit-chain.ts';
import { tellApart } from './audit-diagnosis.ts';
import { beforeAll, type Held, reading, type TaggedRow } from './audit-reading.ts';
import type { AuditTables } from './audit-tables.ts';
import type { Connection } from './connection.ts';

export interface VerificationSetting {
  readonly connection: Connection<AuditTables>;
  readonly chain: Chain;
  /** Whether the rows cannot be read for what is in them, and not for want of leave or room. */
  readonly isDamage: (error: unknown) => boolean;
}

/**
 * SX-R018: goes through all rows in their order and says up to where they hold. Rows may be added
 * meanwhile: the head is read together with the last page. Between two pages others get their
 * turn.
 */
export async function verified(
  { connection, chain, isDamage }: VerificationSetting,
  { onProgress, anchor }: Verification = {},
): Promise<AuditVerdict> {
  let held: Held = { sequence: 0, tag: chain.first };
  try {
    const read = reading(connection);
    for (let after = beforeAll; ; after = held.sequence) {
      const { rows, head, isLast } = await read(after);
      for (const row of rows) {
        const fault = rowFault(chain, held, row) ?? anchorFault(row, anchor);
        if (fault) return broken(held, await tellApart({ chain, read, row, head }, fault));
        held = row;
      }
      onProgress?.(held.sequence);
      if (isLast) return ending(chain, held, { head, anchor });
      await turn();
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    return broken(held, 'unreadable');
  }
}

function rowFault(chain: Chain, held: Held, row: TaggedRow): AuditFault | undefined {
  const expected = held.sequence + 1;
  if (row.sequence > expected) return 'missing';
  const fits = row.sequence === expected && isSame(row.tag, chain.next(held.tag, expected, row));
  return fits ? undefined : 'altered';
}

function anchorFault({ sequence, tag }: TaggedRow, anchor?: Anchor): AuditFault | undefined {
  const contradicts = anchor?.sequence === sequence && anchor.tag !== tag.toString('hex');
  return contradicts ? 'not-anchored' : undefined;
}

interface Ending {
  readonly head: Head | undefined;
  readonly anchor: Anchor | undefined;
}

function ending(chain: Chain, held: Held, { head, anchor }: Ending): AuditVerdict {
  if (!head) return broken(held, 'head-missing');
  if (!chain.isHead(head)) return broken(held, held.sequence === 0 ? 'other-key' : 'head-altered');
  if (head.sequence < held.sequence) return broken(held, 'head-behind');
  const last = Math.max(head.sequence, anchor?.sequence ?? 0);
  if (last > held.sequence) return broken(held, 'end-missing');
  return { holds: true, last: { sequence: held.sequence, tag: held.tag.toString('hex') } };
}

const broken = ({ sequence }: Held, fault: AuditFault): AuditVerdict => ({
  holds: false,
  rows: sequence,
  fault,
});

import ora from 'ora';
import type { Say } from '../../spec/command-line.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { configFor } from '../config.ts';
import { vaultIn } from '../keys/key-file.ts';
import type { Anchor, AuditQuery, AuditReader, AuditRow } from '../stores/audit-port.ts';
import { engineOf } from '../stores/storage.ts';
import { auditFormats } from './audit-formats.ts';
import type { AuditAction } from './audit-usage.ts';
import { verdictText } from './audit-verdict.ts';
import { beginningOf, endOf } from './days.ts';
import { formatNamed, moreAfter } from './listing.ts';
import { numberIn } from './numbers.ts';
import { writeOut } from './whole-file.ts';

export interface AuditOptions {
  readonly database?: string;
  readonly anchor?: string;
  readonly since?: string;
  readonly until?: string;
  readonly account?: string;
  readonly interface?: string;
  readonly enterprise?: string;
  readonly licence?: string;
  readonly outcome?: string;
  readonly after?: string;
  readonly limit?: string;
  readonly format?: string;
}

/** Runs one of the commands under `qiyue audit`; needs the audit's file and the key file alone. */
export async function auditCommand(
  action: AuditAction,
  options: AuditOptions,
  say: Say,
): Promise<void> {
  const { database } = options;
  const settled = configFor({ database });
  const audit = await engineOf(settled).openAuditReader(() => vaultIn(settled.keyFile));
  try {
    await actions[action](audit, options, say);
  } finally {
    await audit.close();
  }
}

type Action = (audit: AuditReader, options: AuditOptions, say: Say) => Promise<void>;

const actions: Readonly<Record<AuditAction, Action>> = {
  async verify(audit, { anchor }, say) {
    const known = anchor === undefined ? {} : { anchor: anchorIn(anchor) };
    const { onProgress, stop } = progress(say);
    const verdict = await audit.verify({ ...known, onProgress }).finally(stop);
    await writeOut([`${say(verdictText(verdict))}\n`]);
    if (!verdict.holds) process.exitCode = 1;
  },

  async query(audit, options, say) {
    const { format = 'table' } = options;
    const limit = limitIn(options.limit ?? (format === 'table' ? '100' : undefined));
    let next: number | undefined;
    // One more than is shown tells whether there are more.
    const pages = upTo(limit, audit.query({ ...queryOf(options), limit: limit + 1 }), (row) => {
      next = row.sequence;
    });
    await writeOut(formatNamed(auditFormats, format)(pages));
    if (next !== undefined) process.stderr.write(`${say(moreAfter(next))}\n`);
  },
};

/** How many rows are checked before it is worth a word. */
const longCheck = 50_000;

/** Says on stderr how far a long check has come; where no terminal is, only that it is long. */
function progress(say: Say) {
  const spinner = ora({ stream: process.stderr });
  let began = false;
  const onProgress = (rows: number) => {
    if (rows < longCheck) return;
    spinner.text = say({ zh: `已检查 ${rows} 行`, en: `${rows} rows checked` });
    if (!began) spinner.start();
    began = true;
  };
  return { onProgress, stop: () => spinner.stop() };
}

/** The first rows up to a limit; tells the last of them if it is not the last of all. */
async function* upTo(
  limit: number,
  pages: AsyncIterable<readonly AuditRow[]>,
  tell: (last: AuditRow) => void,
) {
  let left = limit;
  let last: AuditRow | undefined;
  for await (const rows of pages) {
    const shown = rows.slice(0, left);
    if (shown.length > 0) yield shown;
    left -= shown.length;
    last = shown.at(-1) ?? last;
    if (last && rows.length > shown.length) tell(last);
  }
}

function queryOf(options: AuditOptions): AuditQuery {
  const { since, until, after } = options;
  const chosen = {
    username: options.account,
    operation: options.interface,
    uniscId: options.enterprise,
    licenseID: options.licence,
    outcome: options.outcome,
    since: since === undefined ? undefined : beginningOf('--since', since) * 1000,
    until: until === undefined ? undefined : endOf('--until', until) * 1000,
    after: after === undefined ? undefined : numberIn('--after', after, [0, 999_999_999]),
  };
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

const limitIn = (text: string | undefined): number =>
  text === undefined ? Number.POSITIVE_INFINITY : numberIn('--limit', text, [1, 999_999_999]);

function anchorIn(text: string): Anchor {
  const [, sequence, tag] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence !== undefined && tag !== undefined) return { sequence: Number(sequence), tag };
  throw new UsageError({
    zh: `--anchor 应为 qiyue audit verify 给出的“序号:标签”，现在是“${text}”`,
    en: `--anchor must be a row and its tag as qiyue audit verify gave them; it is "${text}"`,
  });
}

import type { Reply } from '../http/http.ts';

/** Fields of a note that say what a call came to; the most precise comes first. */
const tellers = ['refusal', 'errorCode', 'errcode', 'ackCode', 'result'] as const;

/** One word for what a call came to, as its log line has it; without a note it is the status. */
export function outcomeOf({ status, note }: Pick<Reply, 'status' | 'note'>): string {
  const teller = note && tellers.find((name) => note[name] !== undefined);
  return String(teller === undefined ? status : note?.[teller]);
}

import { createHash } from 'node:crypto';

/** Lua that Redis runs as one step: nothing else happens there meanwhile. */
export interface Script {
  readonly text: string;
  /** What Redis knows it by. */
  readonly digest: string;
}

export const script = (text: string): Script => ({
  text,
  digest: createHash('sha1').update(text).digest('hex'),
});

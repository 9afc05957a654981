import type { Application, NeimengguTarget } from './target.ts';

/** The sessions that a run has opened and has still to close, and how they behave here. */
export interface Tokens {
  /** The token of the run's own session; `open` makes one where there is none that lives. */
  readonly own: (open: () => Promise<string>) => Promise<string>;
  /** Notes a session; where a login may kill those before it, they are not used any more. */
  readonly opened: (token: string, application: Application) => void;
  /** Notes that a session has ended, so that nobody uses its token or closes it again. */
  readonly ended: (token: string) => void;
  /** Notes that a session may have ended: nobody uses its token, but it has still to be closed. */
  readonly doubted: (token: string) => void;
  /** Who a token was given to, also after its session has ended. */
  readonly ownerOf: (token: string | null) => Application | undefined;
  /** Those to be closed when the run ends. */
  readonly live: () => readonly string[];
  /** Those to be closed before: of the application of which it is known to do no harm. */
  readonly spare: () => readonly string[];
  /** How many logins are under way, each of which may open a session. */
  asked: number;
  /** NM-A16: whether a login ends the earlier sessions of its account. */
  single: 'yes' | 'no' | 'unknown';
  /** NM-A18: a logout with a dead token answers SUCCESS, so it does not tell the living. */
  toleratesDead: boolean;
  /** Whether closing a session has been seen to spare another, so that it may be done early. */
  closesOne: boolean;
}

/** NM-R027: tokens live for thirty minutes, or for what the target file says. */
const documentedLifetime = 30 * 60;

export function createTokens({ application: main, sessionLifetime }: NeimengguTarget): Tokens {
  const lifetime = (sessionLifetime ?? documentedLifetime) * 1_000;
  const owners = new Map<string, Application>();
  const live = new Map<string, number>();
  let own: string | null = null;

  const ofSame = (application: Application) => (token: string) =>
    owners.get(token)?.appKey === application.appKey;

  /** A token that may die on the way is not used any more. */
  const isFresh = (token: string): boolean =>
    performance.now() - (live.get(token) ?? Number.NEGATIVE_INFINITY) < lifetime / 2;

  return {
    asked: 0,
    single: 'no',
    toleratesDead: false,
    closesOne: false,
    async own(open) {
      if (own === null || !isFresh(own)) own = await open();
      return own;
    },
    opened(token, application) {
      const earlier = [...live.keys()].filter(ofSame(application));
      if (this.single === 'yes') for (const other of earlier) live.delete(other);
      if (this.single !== 'no' && own !== null && earlier.includes(own)) own = null;
      owners.set(token, application);
      live.set(token, performance.now());
    },
    ended: (token) => void live.delete(token),
    doubted(token) {
      if (own === token) own = null;
    },
    ownerOf: (token) => (token === null ? undefined : owners.get(token)),
    live: () => [...live.keys()],
    spare() {
      const others = [...live.keys()].filter((token) => token !== own);
      return this.closesOne ? others.filter(ofSame(main)) : [];
    },
  };
}

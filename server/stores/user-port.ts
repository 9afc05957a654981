/**
 * A user of a platform that knows callers by key, name and password (SX-R039 to SX-R042). Neither
 * secret is kept: the key by its digest, which is enough because it is random, the password by a
 * slow hash, because people choose it.
 */
export interface User {
  /** SX-A46: the operator's own number, given once and never to anybody else. */
  readonly number: number;
  /** Unique within its contract. */
  readonly username: string;
  /** SHA-256 of the `accessid`; no two users of a contract have the same. */
  readonly accessidDigest: Uint8Array;
  /** PHC text of `password.ts`. */
  readonly passwordHash: string;
  readonly disabled: boolean;
  /** Unix seconds. */
  readonly createdAt: number;
  /** SX-R013: what the operator keeps on record about the user's platform; nothing secret. */
  readonly registration: Readonly<Record<string, string>>;
}

/** The store gives the number. */
export type NewUser = Omit<User, 'number'>;

export type UserChange = Partial<Pick<User, 'accessidDigest' | 'passwordHash' | 'disabled'>>;

/** Users and the operations that each may call (SX-R050, SX-A53). */
export interface Users {
  find(contract: string, username: string): Promise<User | undefined>;
  /** In the order of their numbers. */
  list(contract: string): Promise<readonly User[]>;
  /** False if the name, or the key, is taken. */
  add(contract: string, user: NewUser): Promise<boolean>;
  /**
   * False if there is no such user, or not with the hash expected: of two changes that both start
   * from one old password, one succeeds (SX-A09). What is resolved is on disk, and outlives a
   * power cut.
   */
  change(
    contract: string,
    username: string,
    change: UserChange,
    expected?: Pick<User, 'passwordHash'>,
  ): Promise<boolean>;
  /** In alphabetical order. */
  grants(contract: string, username: string): Promise<readonly string[]>;
  /** Reads one key, so that what another process grants or revokes counts at once. */
  isGranted(contract: string, username: string, operation: string): Promise<boolean>;
  grant(contract: string, username: string, operations: readonly string[]): Promise<void>;
  revoke(contract: string, username: string, operations: readonly string[]): Promise<void>;
}

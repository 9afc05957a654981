/** What a document that proves an authorisation may be (SX-R032). */
export type LicenceMediaType = 'application/pdf' | 'image/png' | 'image/jpeg';

/**
 * SX-R032, SX-R033: an enterprise's authorisation for queries about it, as an account uploaded it.
 * The document itself lies in a file; all times are Unix seconds.
 */
export interface Licence {
  /** SX-R077: what the wire calls licenseID. */
  readonly id: string;
  /** The account that uploaded it, and that alone may use it (SX-A08). */
  readonly username: string;
  /** The enterprise whose authorisation it is. */
  readonly uniscId: string;
  /** SM3 of the document, by which its file is found. */
  readonly digest: Uint8Array;
  readonly mediaType: LicenceMediaType;
  /** How long the document is. */
  readonly bytes: number;
  /** What the account called the document; only people read it. */
  readonly fileName: string | null;
  readonly uploadedAt: number;
  /** From then on it lets nothing pass. */
  readonly expiresAt: number;
  /** When the operator took it back. */
  readonly revokedAt: number | null;
}

export type LicenceState = 'valid' | 'expired' | 'revoked';

/** A revoked licence stays that, also after its time. */
export const licenceState = (licence: Licence, now: number): LicenceState => {
  if (licence.revokedAt !== null) return 'revoked';
  return licence.expiresAt <= now ? 'expired' : 'valid';
};

export interface LicenceQuery {
  readonly username?: string | undefined;
  readonly uniscId?: string | undefined;
  readonly state?: { readonly is: LicenceState; readonly at: number } | undefined;
  /** The id after which to go on. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Licences in the order in which they were uploaded. */
export interface Licences {
  /** Whoever is told an id may rely on it: what is resolved outlives a power cut. */
  add(contract: string, licence: Licence): Promise<void>;
  find(contract: string, id: string): Promise<Licence | undefined>;
  list(contract: string, query: LicenceQuery): Promise<readonly Licence[]>;
  /** False if there is none that is still to be revoked; the first time is kept. */
  revoke(contract: string, id: string, at: number): Promise<boolean>;
}

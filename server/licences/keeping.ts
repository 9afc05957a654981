import type { UploadedFile } from '../http/multipart.ts';
import { randomId } from '../random-id.ts';
import type { Licence, Licences } from '../stores/licence-port.ts';
import type { LicenceFiles } from './files.ts';

/** Where a licence and its document are kept. */
export interface LicencePlaces {
  readonly licences: Licences;
  readonly files: LicenceFiles;
}

/** What is known of a document that was uploaded and checked. */
export type NewLicence = Pick<Licence, 'username' | 'uniscId' | 'mediaType' | 'uploadedAt'> & {
  readonly file: UploadedFile;
  /** How long it lets queries pass. */
  readonly days: number;
};

const daySeconds = 86_400;

/**
 * SX-R033: keeps a licence. The document comes first: what fails between the two leaves a file that
 * nobody asks for, and never a licence without its document.
 */
export async function keepLicence(
  { licences, files }: LicencePlaces,
  contract: string,
  { file, days, ...known }: NewLicence,
): Promise<Licence> {
  const digest = await files.keep(file.bytes);
  const licence = {
    ...known,
    id: newLicenceId(),
    digest,
    bytes: file.bytes.length,
    fileName: file.name,
    expiresAt: known.uploadedAt + days * daySeconds,
    revokedAt: null,
  };
  await licences.add(contract, licence);
  return licence;
}

/** 130 random bits: whoever knows the id of a licence was told it. */
const newLicenceId = (): string => `L${randomId(26)}`;

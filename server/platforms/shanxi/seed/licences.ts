import { keepLicence } from '../../../licences/keeping.ts';
import { mediaTypeOf } from '../../../licences/media.ts';
import type { SeedPlaces } from '../../../platform.ts';
import type { LicenceState } from '../../../stores/licence-port.ts';
import type { Document } from './fixtures.ts';

/** A licence that demo data must have. */
export interface WantedLicence {
  readonly username: string;
  readonly uniscId: string;
  readonly state: Exclude<LicenceState, 'revoked'>;
}

const day = 86_400;

/** Gives the id of a licence like that, and makes one only if there is none. */
export async function ensureLicence(
  contract: string,
  { stores, licenceFiles: files }: SeedPlaces,
  { wanted, pdf }: { readonly wanted: WantedLicence; readonly pdf: Document },
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { username, uniscId, state } = wanted;
  const query = { username, uniscId, state: { is: state, at: now }, limit: 1 };
  const [found] = await stores.licences.list(contract, query);
  if (found) return found.id;
  const mediaType = mediaTypeOf(pdf.bytes);
  if (!mediaType) throw new Error('the document of the example is no licence');
  // One that has expired was uploaded so long ago that its only day is over.
  const [uploadedAt, days] = state === 'valid' ? [now, 365] : [now - 2 * day, 1];
  const places = { licences: stores.licences, files };
  const upload = { username, uniscId, mediaType, file: pdf, uploadedAt, days };
  return (await keepLicence(places, contract, upload)).id;
}

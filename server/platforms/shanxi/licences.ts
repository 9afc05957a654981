import { keepLicence } from '../../licences/keeping.ts';
import { mediaTypeOf } from '../../licences/media.ts';
import type { Setting } from '../../platform.ts';
import { accept } from '../../result.ts';
import { refusal, success } from './domain.ts';
import type { Handler } from './handlers.ts';

/** SX-R033: keeps the document, then the licence, and tells its id. */
export function createUploadHandler(contract: string, setting: Setting, msg: string): Handler {
  const { stores, licenceFiles: files, clock, licenceDays: days } = setting;
  return async ({ username }, { given, file }) => {
    const mediaType = file && mediaTypeOf(file.bytes);
    if (!mediaType) return noDocument;
    const uniscId = String(given['uniscId']);
    const uploadedAt = Math.floor(clock.now() / 1000);
    const places = { licences: stores.licences, files };
    const upload = { username, uniscId, mediaType, file, uploadedAt, days };
    const { id } = await keepLicence(places, contract, upload);
    return accept(success(msg, { licenseID: id }));
  };
}

/** Judged by its content: a name proves nothing. */
const noDocument = refusal(
  'bad-parameter',
  'file 应为 PDF、PNG 或 JPEG 文件',
  'file must be a PDF, PNG or JPEG',
);

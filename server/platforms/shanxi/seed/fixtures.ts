import type { Row } from '../../../stores/port.ts';
import { companies } from './companies.ts';
import { trades } from './trades.ts';

type Fields = Readonly<Record<string, string | null>>;

/** What is read of the document. */
interface Described {
  readonly components: {
    readonly examples: {
      readonly page: Example<{ readonly data: { readonly companyList: readonly Fields[] } }>;
      readonly tradesFound: Example<{ readonly data: readonly Fields[] }>;
      readonly licence: Example<{ readonly fileName: string; readonly file: string }>;
    };
  };
}

interface Example<T> {
  readonly value: T;
}

/** The file of a licence. */
export interface Document {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The rows and the file that the examples of the document show, and invented rows beside them. */
export interface Fixtures {
  readonly grades: readonly Row[];
  readonly trades: readonly Row[];
  readonly pdf: Document;
}

export function fixturesIn(document: object): Fixtures {
  // The examples are ours, and the tests of the contract prove them against its schemas.
  const { page, tradesFound, licence } = (document as Described).components.examples;
  const { fileName, file } = licence.value;
  return {
    grades: [...page.value.data.companyList.map(rowOf), ...companies],
    trades: [...tradesFound.value.data.map(rowOf), ...trades],
    pdf: { name: fileName, bytes: Buffer.from(file, 'base64') },
  };
}

/** An empty text stands for null (SX-A24). */
const rowOf = (fields: Fields): Row =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? '']));

import { mediaTypesOf, mountContract } from '../../../contract.ts';
import { systemClock } from '../../../platform.ts';
import type { Stores } from '../../../stores/port.ts';
import { createCaseHandler } from '../cases.ts';

interface Described {
  readonly components?: { readonly examples?: Readonly<Record<string, { value: unknown }>> };
}

/** Examples of the document that are whole cases. */
const names = ['oneEntity', 'threeEntities'];

/** Who sent the demo cases. */
export interface Sender {
  readonly application: string;
  readonly account: string;
}

/**
 * Receives the cases among the document's examples, as if they had been sent. They stay as they
 * are if they are there, because a case that is sent again changes nothing (NM-A33).
 */
export async function seedCases(
  contract: string,
  document: object,
  { stores, sender }: { readonly stores: Stores; readonly sender: Sender },
) {
  const mounted = await mountContract(document);
  const operation = mounted.operations.find(({ operationId }) => operationId === caseOperation);
  if (!operation) return;
  const setting = { stores, clock: systemClock };
  const mediaTypes = mediaTypesOf(operation);
  const receive = createCaseHandler(contract, mounted.document, mediaTypes, setting);
  const session = { ...sender, expiresAt: 0, digest: Buffer.of() };
  const { components } = document as Described;
  for (const name of names) {
    const body = Buffer.from(JSON.stringify(components?.examples?.[name]?.value ?? {}));
    await receive(session, { ...head, body });
  }
}

const caseOperation = 'receiveCaseinfo';

const head = { id: 'seed', method: 'POST', path: '', query: '', headers: {} };

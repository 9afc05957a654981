import { type Contract, mediaTypesOf, mountContract } from '../../contract.ts';
import { createGateway, handlerFor } from '../../gateway.ts';
import type { Head } from '../../http/http.ts';
import type { Platform, PlatformKind, Setting } from '../../platform.ts';
import { type Admit, createAdmission } from './admission.ts';
import { createBodyLimit } from './body-limit.ts';
import { inTurns } from './case-turns.ts';
import { createCaseHandler } from './cases.ts';
import type { Refusal } from './domain.ts';
import { createLoginHandler, createLogoutHandler, type Entrance, inSession } from './handlers.ts';
import { createWording } from './refusals.ts';
import { demo } from './seed/demo.ts';

const id = 'neimenggu';

/** The credit supervision system of Inner Mongolia: cases of bulk revocation (source 003). */
export const neimenggu: PlatformKind = {
  id,
  applications: { id: 'appKey', secret: 'appSecret', accounts: true, cases: true },
  demo,
  create,
};

/** Builds the platform from its document; an operation without a handler is noticed here. */
async function create(setting: Setting): Promise<Platform> {
  const contract = await mountContract(setting.document);
  const admit = createAdmission(id, setting);
  const limitOf = createBodyLimit(admit, setting.caseBytes);
  const entrances = entrancesOf(contract, admit, setting);
  const wording = createWording(setting.document);
  const operationOf = ({ method, path }: Head) => {
    const route = contract.route(method, path);
    return route.kind === 'found' ? route.operation : undefined;
  };
  const worded = (refusal: Refusal, head: Head) => wording(refusal, operationOf(head));
  return createGateway<Refusal>({
    id,
    contract,
    async bodyLimit(head) {
      const limit = await limitOf(operationOf(head), head);
      return { bytes: limit.bytes, exceeded: () => worded(limit.refusal, head) };
    },
    async decide(call) {
      const route = contract.route(call.method, call.path);
      const entrance = handlerFor(route, entrances);
      if (!entrance.ok) return { decision: entrance };
      if (!entrance.value) throw new Error(`there is no handler for ${call.path}`);
      return entrance.value(call);
    },
    worded,
    success: { ackCode: 'SUCCESS' },
  });
}

/** What answers each operation of the document. */
function entrancesOf(contract: Contract, admit: Admit, setting: Setting) {
  const makers: Readonly<Record<string, (mediaTypes: ReadonlySet<string>) => Entrance>> = {
    login: (types) => createLoginHandler(id, types, setting),
    receiveCaseinfo: (types) =>
      inTurns(inSession(admit, createCaseHandler(id, contract.document, types, setting))),
    logout: (types) => inSession(admit, createLogoutHandler(id, types, setting)),
  };
  const entrances = contract.operations.map((operation) => {
    const { operationId = '' } = operation;
    const make = makers[operationId];
    if (!make) throw new Error(`the document's operation ${operationId} has no handler`);
    return [operationId, make(mediaTypesOf(operation))] as const;
  });
  return new Map(entrances);
}

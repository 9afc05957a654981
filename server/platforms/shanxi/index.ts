import type { Operation } from 'openapi-backend';
import { createProofs, type Proofs } from '../../accounts/password.ts';
import { type Contract, createAjv, mountContract } from '../../contract.ts';
import { type DataService, dataServices } from '../../data-services.ts';
import { type Answer, createGateway, handlerFor } from '../../gateway.ts';
import { tooLarge } from '../../http/frame.ts';
import type { Call, Head } from '../../http/http.ts';
import { multipart } from '../../http/multipart.ts';
import type { Platform, PlatformKind, Setting } from '../../platform.ts';
import { refuse } from '../../result.ts';
import { createKeyHandler, createPasswordHandler, createTokenHandler } from './account-handlers.ts';
import { createAdmission } from './admission.ts';
import { createBodyLimit } from './body-limit.ts';
import { cutOff, type Refusal } from './domain.ts';
import { createEntrance, type Entered, type Entrance } from './entrances.ts';
import {
  createGradeHandler,
  createGradesHandler,
  createTradesHandler,
  type Handler,
  type Serving,
} from './handlers.ts';
import { createUploadHandler } from './licences.ts';
import { type Interface, interfaceOf } from './operations.ts';
import { plainReader, type Read, sealableReader, uploadReader } from './readings.ts';
import { createRecords, type Recorded } from './records.ts';
import { createWording } from './refusals.ts';
import { demo } from './seed/demo.ts';
import { userTerms } from './user-terms.ts';

const id = 'shanxi';

/** The public service platform for business integrity of Shanxi (source 000). */
export const shanxi: PlatformKind = {
  id,
  users: userTerms,
  smKeys: true,
  licences: true,
  demo,
  create,
};

/** Builds the platform from its document; an operation without a handler is noticed here. */
async function create(setting: Setting): Promise<Platform> {
  const contract = await mountContract(setting.document);
  const enter = await createEntering(contract, setting);
  const keep = createRecords(id, setting);
  const worded = createWording(setting.document);
  const limitOf = createBodyLimit(setting.clock);
  const recordOf = (head: Head): Recorded => {
    const route = contract.route(head.method, head.path);
    const operation = route.kind === 'found' ? route.operation : undefined;
    return { head, operation, started: setting.clock.elapsed() };
  };
  return createGateway<Refusal>({
    id,
    contract,
    async bodyLimit(head) {
      const record = recordOf(head);
      const limit = limitOf(record.operation, head);
      const refusal = tooLarge(limit.bytes);
      const exceeded = async () => {
        await keep(record, { decision: refuse(refusal) });
        return worded(refusal);
      };
      return { ...limit, exceeded, cutOff: () => keep(record, { decision: cutOff }) };
    },
    async decide(call): Promise<Answer<Refusal>> {
      const record = recordOf(call);
      const { given, ...answer } = await enter(call);
      await keep(record, { ...answer, ...(given && { given }) });
      return answer;
    },
    worded,
    success: { result: 1 },
  });
}

async function createEntering(contract: Contract, setting: Setting) {
  const services = dataServices(id, contract.document, contract.operations);
  for (const { dataset } of services) await setting.stores.datasets.ensure(dataset);
  const entrances = entrancesOf(contract, services, setting);
  return async (call: Call): Promise<Entered> => {
    const entrance = handlerFor(contract.route(call.method, call.path), entrances);
    if (!entrance.ok) return { decision: entrance };
    if (!entrance.value) throw new Error(`there is no handler for ${call.path}`);
    return entrance.value(call);
  };
}

/** What answers each operation of the document. */
function entrancesOf(
  { document, operations }: Contract,
  services: readonly DataService[],
  setting: Setting,
): ReadonlyMap<string, Entrance> {
  const proofs = createProofs();
  setting.watch?.level('proofs', proofs.underWay);
  const admit = createAdmission(id, setting, proofs);
  const makers = handlerMakers(services, { setting, proofs });
  const surroundings = { ajv: createAjv(document), grantable: userTerms.grantable(document) };
  const entrances = operations.map((operation: Operation) => {
    const described = interfaceOf(operation, surroundings);
    const make = makers[described.operation];
    if (!make) throw new Error(`the document's operation ${described.operation} has no handler`);
    const parts = { read: readerOf(described, setting), admit, handle: make(described.msg) };
    const entrance = createEntrance({ interface: described, ...parts, log: setting.log });
    return [described.operation, entrance] as const;
  });
  return new Map(entrances);
}

function readerOf({ mediaTypes, isSealable }: Interface, { smKeys }: Setting): Read {
  if (isSealable) return sealableReader(mediaTypes, smKeys.privateKeys);
  return mediaTypes.has(multipart) ? uploadReader(mediaTypes) : plainReader(mediaTypes);
}

type HandlerMakers = Readonly<Record<string, (msg: string) => Handler>>;

/** A handler of each operation, given what its success is called. */
function handlerMakers(
  services: readonly DataService[],
  { setting, proofs }: { readonly setting: Setting; readonly proofs: Proofs },
): HandlerMakers {
  const serving = (operation: string, msg: string): Serving => {
    const service = services.find((candidate) => candidate.operation === operation);
    if (!service) throw new Error(`the document's operation ${operation} has no x-dataset`);
    return { service, setting, msg };
  };
  const grade = (msg: string) => serving('getEnterpriseGrade', msg);
  const trades = (msg: string) => serving('getPublicResourcesTrading', msg);
  return {
    getEnterpriseGrade: (msg) => createGradeHandler(grade(msg)),
    getEnterpriseGrades: (msg) => createGradesHandler(serving('getEnterpriseGrades', msg)),
    getPublicResourcesTrading: (msg) => createTradesHandler(id, trades(msg), grade(msg).service),
    getPublicKey: (msg) => createKeyHandler(setting, msg),
    getToken: (msg) => createTokenHandler(id, setting, msg),
    updatePassword: (msg) => createPasswordHandler(id, { setting, proofs }, msg),
    uploadLicense: (msg) => createUploadHandler(id, setting, msg),
  };
}

import { mountContract } from '../../contract.ts';
import { dataServices } from '../../data-services.ts';
import { type Answer, createGateway, handlerFor } from '../../gateway.ts';
import type { Fault } from '../../http/fault.ts';
import { plainBytes, tooLarge } from '../../http/frame.ts';
import type { Call } from '../../http/http.ts';
import type { Platform, PlatformKind, Setting } from '../../platform.ts';
import type { Result } from '../../result.ts';
import { type Admit, createAdmission } from './admission.ts';
import { defaultRateLimit, type Refusal } from './domain.ts';
import { createDataHandler, type Handler, unknownService } from './handlers.ts';
import { createWording } from './refusals.ts';
import { demo } from './seed/demo.ts';

const id = 'wuhan';

/** The open platform for public data of Wuhan (source 001). */
export const wuhan: PlatformKind = {
  id,
  applications: {
    id: 'PASSID',
    secret: 'TOKEN',
    accounts: false,
    cases: false,
    rateLimit: defaultRateLimit,
  },
  demo,
  create,
};

/** Builds the platform from any document of its kind: services are found in it, not listed here. */
async function create(setting: Setting): Promise<Platform> {
  const contract = await mountContract(setting.document);
  const services = dataServices(id, contract.document, contract.operations);
  for (const { dataset } of services) await setting.stores.datasets.ensure(dataset);
  const handlers = new Map<string, Handler>(
    services.map((service) => [
      service.operation,
      createDataHandler(service, contract.validate, setting),
    ]),
  );
  const handlerOf = ({ method, path }: Call) => handlerFor(contract.route(method, path), handlers);
  const worded = createWording(setting.document);
  const exceeded = worded(tooLarge(plainBytes));
  const bodyLimit = { bytes: plainBytes, exceeded: () => exceeded };
  return createGateway<Refusal>({
    id,
    contract,
    bodyLimit: async () => bodyLimit,
    decide: createDecision(createAdmission(id, setting), handlerOf),
    worded,
    success: { errcode: 0 },
  });
}

/** Rule 7: who calls is proved before anything else is looked at, the route included. */
function createDecision(
  admit: Admit,
  handlerOf: (call: Call) => Result<Handler | undefined, Fault>,
) {
  return async (call: Call): Promise<Answer<Refusal>> => {
    const caller = await admit(call.headers);
    if (!caller.ok) return { decision: caller };
    const { id: name } = caller.value.application;
    const handler = handlerOf(call);
    if (!handler.ok) return { caller: name, decision: handler };
    const answer = handler.value ?? unknownService;
    return { caller: name, decision: await answer(caller.value, call) };
  };
}

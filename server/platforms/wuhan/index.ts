import { mountContract, type Route } from '../../contract.ts';
import type { Call } from '../../http.ts';
import type { Platform, PlatformKind, Setting } from '../../platform.ts';
import { refuse } from '../../result.ts';
import { type Admit, createAdmission } from './admission.ts';
import { type Refusal, refusal } from './domain.ts';
import { createDataHandler, type Handler, type Outcome, unknownService } from './handlers.ts';
import { createWording } from './refusals.ts';
import { dataServices } from './services.ts';

const id = 'wuhan';

/** The open platform for public data of Wuhan (source 001). */
export const wuhan: PlatformKind = { id, create };

const bodyLimit = 1024 * 1024;

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
  const handlerOf = (call: Call) => handlerFor(contract.route(call.method, call.path), handlers);
  const decide = createDecision(createAdmission(id, setting), handlerOf);
  const worded = createWording(setting.document);
  return {
    id,
    territory: contract.territory,
    bodyLimit,
    problem: (fault) => worded(fault),
    async answer(call) {
      const { caller, decision } = await decide(call);
      if (decision.ok) return { status: 200, body: decision.value, note: { errcode: 0, caller } };
      const reply = worded(decision.refusal);
      return { ...reply, note: { ...reply.note, caller } };
    },
  };
}

/** Rule 7: who calls is proved before anything else is looked at, the route included. */
function createDecision(admit: Admit, handlerOf: (call: Call) => Handler) {
  return async (call: Call): Promise<{ caller?: string; decision: Outcome }> => {
    const caller = await admit(call.headers);
    if (!caller.ok) return { decision: caller };
    const decision = await handlerOf(call)(caller.value, call);
    return { caller: caller.value.application.passid, decision };
  };
}

function handlerFor(route: Route, handlers: ReadonlyMap<string, Handler>): Handler {
  if (route.kind === 'found') return handlers.get(route.operation) ?? unknownService;
  const refused = refuse(routeRefusal(route));
  return async () => refused;
}

function routeRefusal(route: Exclude<Route, { kind: 'found' }>): Refusal {
  if (route.kind === 'unknown-path') {
    return refusal('unknown-path', '没有这个路径', 'there is no such path').refusal;
  }
  const allow = route.allow.join(', ');
  const says = { zh: `请求方法只能是 ${allow}`, en: `the method must be ${allow}` };
  return { kind: 'wrong-method', says, headers: { allow } };
}

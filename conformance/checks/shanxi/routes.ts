import type { RequirementId } from '../../../generated/requirements.ts';
import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { pathOf } from '../../exchange/request.ts';
import { holds, told } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { onOperation, queries } from './calls.ts';

type ShanxiCheck = Check<ShanxiSession>;
type Query = (typeof queries)[number];

/** The requirement that names each interface. */
const named = {
  getEnterpriseGrade: 'SX-R053',
  getEnterpriseGrades: 'SX-R066',
  getPublicResourcesTrading: 'SX-R075',
} as const satisfies Record<Query, RequirementId>;

/**
 * Names close to one that the document has. What lies beside an interface may belong to somebody
 * else, whose envelope it then has: it is enough that no data come.
 */
export const routeChecks: readonly ShanxiCheck[] = queries.flatMap((operation) => {
  const base = {
    ...onOperation(operation),
    requirements: [named[operation]] as const,
    field: 'path',
  };
  const unknown: ShanxiCheck = {
    ...base,
    id: `shanxi.route.${operation}.unknown`,
    title: {
      zh: `与 ${operation} 相近而并不存在的接口标识不给出数据`,
      en: `A name that does not exist, if close to ${operation}, gives no data`,
    },
    run: (session) => closed(session, operation, (name) => `${name}x`),
  };
  const letterCase: ShanxiCheck = {
    ...base,
    id: `shanxi.route.${operation}.letter-case`,
    title: {
      zh: `接口标识 ${operation} 区分大小写`,
      en: `The name ${operation} is in exact case`,
    },
    run: (session) => closed(session, operation, (name) => name.toLowerCase()),
  };
  return [unknown, letterCase];
});

/** SX-A11: an address of the target's own making follows rules of its own. */
async function closed(
  session: ShanxiSession,
  operation: Query,
  rename: (name: string) => string,
): Promise<void> {
  const { target, contract } = session;
  if (target.paths?.[operation] !== undefined) throw new NotObserved();
  const path = pathOf(target, contract, operation).replace(operation, rename);
  const parameters = rightParameters(session, operation);
  withoutData(await session.violate(operation, parameters, { path, aside: true }));
}

/** Whoever it is that answers, it is no success of this interface. */
function withoutData(reply: Reply): void {
  const isClosed = reply.status >= 400 || reply.decisive.some(({ value }) => value === 0);
  holds(isClosed && !reply.outcomes.includes('success'), {
    expected: { zh: '不存在（4xx，或者 result 为 0）', en: 'not found (4xx, or result 0)' },
    actual: told(reply),
  });
}

import type { ContractId } from '../../generated/requirements.ts';
import { startDemoReference } from '../mutants/demo-reference.ts';
import type { Deviation, Mutant, MutantClass, Surroundings, Variant } from '../mutants/mutant.ts';
import * as neimengguList from '../mutants/neimenggu/index.ts';
import * as neimengguSurroundings from '../mutants/neimenggu/surroundings.ts';
import { type Surround, startMutantProxy } from '../mutants/proxy.ts';
import * as shanxiList from '../mutants/shanxi/index.ts';
import { middleKey } from '../mutants/shanxi/middle.ts';
import * as shanxiSurroundings from '../mutants/shanxi/surroundings.ts';
import * as wuhanList from '../mutants/wuhan/index.ts';
import * as wuhanSurroundings from '../mutants/wuhan/surroundings.ts';
import type { NeimengguTarget } from '../platforms/neimenggu/target.ts';
import type { ShanxiTarget } from '../platforms/shanxi/target.ts';
import type { WuhanTarget } from '../platforms/wuhan/target.ts';
import { applicationsOf, type Target } from '../target/target.ts';
import { placesOf } from './places.ts';
import { neimengguRelay, type Relay, shanxiRelay, wuhanRelay } from './relay.ts';

/** One server that all tools are tried on: the reference, a mutant of it or a legal variant. */
export interface Case {
  readonly name: string;
  readonly class: MutantClass | 'reference' | 'variant';
  readonly requirements: readonly string[];
  readonly operation?: string;
  readonly field?: string;
  /** What the operation may be called in a complaint: its id, path or summary; absent: any. */
  readonly places?: readonly string[];
}

/** A case with what makes it differ; what that may use is its contract's own business. */
interface Staged<Around extends Surroundings> extends Case {
  readonly deviate?: Deviation<Around>;
}

/** The reference behind the mutant proxy, with the relay that signs for whoever cannot. */
export interface Stage {
  readonly url: string;
  /** The target file's content for the judge, which signs for itself. */
  readonly target: Target;
  /** Puts the named case in place; the relay forgets what the last tool did. */
  readonly use: (name: string) => void;
  /** How many requests came since then. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** A contract's cases, known without starting anything, and the stage that plays them. */
export interface Repertoire {
  readonly contract: ContractId;
  readonly cases: readonly Case[];
  readonly open: () => Promise<Stage>;
}

interface Definition<Spoken extends Target, Around extends Surroundings> {
  readonly contract: ContractId;
  readonly mutants: readonly Mutant<Around>[];
  readonly variants: readonly Variant<Around>[];
  readonly surround: (target: Spoken) => Surround<Around>;
  readonly relay: (target: Spoken) => Relay;
  readonly disguise?: (target: Spoken) => Spoken;
}

const reference = { name: 'reference', class: 'reference', requirements: [] } as const;

function repertoireOf<Spoken extends Target, Around extends Surroundings>(
  definition: Definition<Spoken, Around>,
): Repertoire {
  const { contract, mutants, variants } = definition;
  const legal = variants.map(({ name, deviate }) => {
    return { name, class: 'variant' as const, requirements: [], deviate };
  });
  const places = placesOf(contract);
  const known = mutants
    // What shows only under load would take a load test by each tool.
    .filter(({ leave }) => leave === undefined)
    .map((mutant) => ({ ...mutant, places: places[mutant.operation ?? ''] ?? [] }));
  const cases: readonly Staged<Around>[] = [reference, ...known, ...legal];
  return { contract, cases, open: () => open(definition, cases) };
}

async function open<Spoken extends Target, Around extends Surroundings>(
  definition: Definition<Spoken, Around>,
  cases: readonly Staged<Around>[],
): Promise<Stage> {
  const { contract, surround, relay, disguise = (target) => target } = definition;
  const server = await startDemoReference([], contract);
  // The one cast: the schema of target files says what a target of each contract holds.
  const target = server.target as Spoken;
  const proxy = await startMutantProxy({ origin: target.url, surround: surround(target) });
  let requests = 0;
  return {
    url: proxy.url,
    target: { ...disguise(target), url: proxy.url },
    use(name) {
      const found = cases.find((one) => one.name === name);
      if (!found) throw new Error(`${contract} has no case ${name}`);
      const signed = relay(target);
      requests = 0;
      proxy.use((request, around) => {
        requests += 1;
        return signed(request, (one) => (found.deviate ?? forward)(one, around));
      });
    },
    requests: () => requests,
    async close() {
      // A rival may break off in the middle: that a deviation then throws is no fault of a mutant.
      await proxy.close().catch(() => {});
      await server.close();
    },
  };
}

const forward: Deviation = (request, around) => around.forward(request);

/** Every contract whose servers the tools are tried on. */
export const repertoires: readonly Repertoire[] = [
  repertoireOf({
    contract: 'wuhan',
    ...wuhanList,
    surround: (target: WuhanTarget) => wuhanSurroundings.surround(applicationsOf(target)),
    relay: wuhanRelay,
  }),
  repertoireOf({
    contract: 'neimenggu',
    ...neimengguList,
    surround: (target: NeimengguTarget) => neimengguSurroundings.surround(applicationsOf(target)),
    relay: neimengguRelay,
  }),
  repertoireOf({
    contract: 'shanxi',
    ...shanxiList,
    surround: (target: ShanxiTarget) => shanxiSurroundings.surround(target),
    relay: shanxiRelay,
    disguise: (target) => ({ ...target, publicKey: middleKey }),
  }),
];

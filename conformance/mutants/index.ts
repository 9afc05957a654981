import type { NeimengguTarget } from '../platforms/neimenggu/target.ts';
import type { ShanxiTarget } from '../platforms/shanxi/target.ts';
import type { ProviderTarget } from '../platforms/shanxi-provider/target.ts';
import type { WuhanTarget } from '../platforms/wuhan/target.ts';
import { applicationsOf } from '../target/target.ts';
import { type Collection, collectionOf } from './collection.ts';
import * as neimengguList from './neimenggu/index.ts';
import * as neimengguSurroundings from './neimenggu/surroundings.ts';
import * as shanxiList from './shanxi/index.ts';
import { middleKey } from './shanxi/middle.ts';
import * as shanxiSurroundings from './shanxi/surroundings.ts';
import * as providerList from './shanxi-provider/index.ts';
import * as providerSurroundings from './shanxi-provider/surroundings.ts';
import * as wuhanList from './wuhan/index.ts';
import * as wuhanSurroundings from './wuhan/surroundings.ts';

export const wuhan: Collection = collectionOf({
  contract: 'wuhan',
  mutants: wuhanList.mutants,
  variants: wuhanList.variants,
  surround: (target: WuhanTarget) => wuhanSurroundings.surround(applicationsOf(target)),
});

export const neimenggu: Collection = collectionOf({
  contract: 'neimenggu',
  mutants: neimengguList.mutants,
  variants: neimengguList.variants,
  surround: (target: NeimengguTarget) => neimengguSurroundings.surround(applicationsOf(target)),
});

export const shanxi: Collection = collectionOf({
  contract: 'shanxi',
  mutants: shanxiList.mutants,
  variants: shanxiList.variants,
  surround: (target: ShanxiTarget) => shanxiSurroundings.surround(target),
  disguise: (target) => (target.publicKey === undefined ? target : behind(target)),
});

export const shanxiProvider: Collection = collectionOf({
  contract: 'shanxi-provider',
  mutants: providerList.mutants,
  variants: providerList.variants,
  surround: (target: ProviderTarget) => providerSurroundings.surround(target),
  disguise: behind,
});

/** Every contract that has a detection score, in the order of the tables. */
export const collections: readonly Collection[] = [wuhan, neimenggu, shanxi, shanxiProvider];

/** What is sealed has to be opened on the way, so the judge is given a key of the proxy's own. */
function behind<Spoken extends object>(target: Spoken): Spoken {
  return { ...target, publicKey: middleKey };
}

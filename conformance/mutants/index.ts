import { type Collection, collectionOf } from './collection.ts';
import * as neimengguList from './neimenggu/index.ts';
import * as neimengguSurroundings from './neimenggu/surroundings.ts';
import * as wuhanList from './wuhan/index.ts';
import * as wuhanSurroundings from './wuhan/surroundings.ts';

export const wuhan: Collection = collectionOf({
  contract: 'wuhan',
  mutants: wuhanList.mutants,
  variants: wuhanList.variants,
  surround: wuhanSurroundings.surround,
});

export const neimenggu: Collection = collectionOf({
  contract: 'neimenggu',
  mutants: neimengguList.mutants,
  variants: neimengguList.variants,
  surround: neimengguSurroundings.surround,
});

/** Every contract that has a detection score, in the order of the tables. */
export const collections: readonly Collection[] = [wuhan, neimenggu];

import type { Node } from 'yaml';
import { pointerOf } from './pointer.ts';
import type { SourceEntry, SourceNode, SourceTree } from './source-places-tree.ts';

/** From a name, or a pointer with `*` for any item of a list, to `file:line`. */
export type FieldPlaces = Readonly<Record<string, string>>;

type Named = readonly [name: string, place: string];

/** What is described in several places counts where it is described first. */
export const namedOnce = (all: readonly Named[]): FieldPlaces =>
  Object.fromEntries([...Map.groupBy(all, ([name]) => name).values()].flatMap(firstOf));

const firstOf = (all: readonly Named[]): readonly Named[] => all.slice(0, 1);

/** Every field that a schema describes, in whichever branch, the nearest description first. */
export const fieldPlaces = (tree: SourceTree, schema: SourceEntry | undefined): Iterable<Named> =>
  schema ? fieldsIn(tree, schema.value, [], new Set()) : [];

/** Keywords whose schemas speak of the same value. */
const lists = ['allOf', 'oneOf', 'anyOf'];
const branches = ['then', 'else'];

function* fieldsIn(
  tree: SourceTree,
  at: SourceNode,
  keys: readonly string[],
  around: ReadonlySet<Node>,
): Generator<Named> {
  const { node } = tree.resolved(at);
  // A schema may describe values that hold values of its own kind.
  if (around.has(node)) return;
  const within = new Set([...around, node]);
  const under = (key: string) => tree.entry(at, key)?.value;
  for (const { key, value, place } of tree.entries(under('properties'))) {
    yield [pointerOf([...keys, key]), place];
    yield* fieldsIn(tree, value, [...keys, key], within);
  }
  const items = under('items');
  if (items) yield* fieldsIn(tree, items, [...keys, '*'], within);
  const same = [
    ...lists.flatMap((key) => tree.items(under(key))),
    ...branches.map(under).filter((value) => value !== undefined),
  ];
  for (const value of same) yield* fieldsIn(tree, value, keys, within);
}

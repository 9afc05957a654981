import { join } from 'node:path';
import { impliedId, isMethod } from './operation-id.ts';
import { type FieldPlaces, fieldPlaces, namedOnce } from './source-places-fields.ts';
import { openSourceTree, type SourceEntry, type SourceTree, textAt } from './source-places-tree.ts';

/** Where the files of a contract say what; each place is `file:line`. */
export interface SourcePlaces {
  readonly operations: Readonly<Record<string, OperationPlaces>>;
  /** Where the table of result codes is; absent without one. */
  readonly codeTable?: string;
  /** By result code. */
  readonly codes: FieldPlaces;
  /** By id of requirement, in the register. */
  readonly requirements: FieldPlaces;
}

export interface OperationPlaces {
  readonly operation: string;
  readonly path: string;
  readonly method: string;
  readonly requestBody?: string;
  /** The first media type of the body, and of the first reply. */
  readonly requestType?: string;
  readonly responses?: string;
  readonly replyType?: string;
  /** Parameters by name, fields of the body by pointer, with `*` for any item of a list. */
  readonly request: FieldPlaces;
  /** Fields of the replies by pointer, over all statuses. */
  readonly reply: FieldPlaces;
}

/** Which files hold a contract; paths in the result begin at `folder`. */
export interface Sources {
  readonly folder: string;
  readonly document: string;
  /** The register of requirements, where there is one. */
  readonly register?: string;
}

/** Finds the line of everything that a finding can be about. Throws where a reference is broken. */
export function sourcePlaces({ folder, document, register }: Sources): SourcePlaces {
  const tree = openSourceTree(folder);
  const root = tree.root(join(folder, document));
  const table = tree.entry(root, 'x-result-codes');
  const listed = register === undefined ? undefined : tree.root(join(folder, register));
  const requirements = tree.entries(tree.entry(listed, 'requirements')?.value);
  return {
    operations: Object.fromEntries([
      ...operationsIn(tree, tree.entry(root, 'paths')),
      ...operationsIn(tree, tree.entry(root, 'webhooks')),
    ]),
    ...(table && { codeTable: table.place }),
    codes: namedOnce([...codesOf(tree, table), ...ruleCodes(tree, tree.entry(root, 'x-outcomes'))]),
    requirements: namedOnce(requirements.map(({ key, place }) => [key, place])),
  };
}

function* operationsIn(
  tree: SourceTree,
  paths: SourceEntry | undefined,
): Generator<readonly [id: string, places: OperationPlaces]> {
  for (const path of tree.entries(paths?.value)) {
    for (const entry of tree.entries(path.value)) {
      const id = tree.entry(entry.value, 'operationId');
      if (!id && !isMethod(entry.key)) continue;
      const name = id ? textAt(id.value) : impliedId(entry.key, path.key);
      yield [name, operationPlaces(tree, path, entry, id?.place ?? entry.place)];
    }
  }
}

function operationPlaces(
  tree: SourceTree,
  path: SourceEntry,
  method: SourceEntry,
  operation: string,
): OperationPlaces {
  const parameters = [path, method].map(({ value }) => tree.entry(value, 'parameters'));
  const body = tree.entry(method.value, 'requestBody');
  const responses = tree.entry(method.value, 'responses');
  const sent = contentOf(tree, body);
  const replied = tree.entries(responses?.value).flatMap((status) => contentOf(tree, status));
  return {
    operation,
    path: path.place,
    method: method.place,
    ...(body && { requestBody: body.place }),
    ...(sent[0] && { requestType: sent[0].place }),
    ...(responses && { responses: responses.place }),
    ...(replied[0] && { replyType: replied[0].place }),
    request: namedOnce([
      ...parameters.flatMap((list) => parameterPlaces(tree, list)),
      ...sent.flatMap((media) => [...fieldPlaces(tree, tree.entry(media.value, 'schema'))]),
    ]),
    reply: namedOnce(
      replied.flatMap((media) => [...fieldPlaces(tree, tree.entry(media.value, 'schema'))]),
    ),
  };
}

const contentOf = (tree: SourceTree, at: SourceEntry | undefined): readonly SourceEntry[] =>
  tree.entries(tree.entry(at?.value, 'content')?.value);

const parameterPlaces = (tree: SourceTree, list: SourceEntry | undefined) =>
  tree.items(list?.value).flatMap((parameter) => {
    const name = tree.entry(parameter, 'name');
    return name ? [[textAt(name.value), name.place] as const] : [];
  });

const codesOf = (tree: SourceTree, table: SourceEntry | undefined) =>
  tree.items(table?.value).flatMap((item) => {
    const code = tree.entry(item, 'code');
    return code ? [[textAt(code.value), code.place] as const] : [];
  });

/** A code that stands in the rules of the classifier only. */
function ruleCodes(tree: SourceTree, outcomes: SourceEntry | undefined) {
  const name = tree.entry(outcomes?.value, 'code');
  if (!name) return [];
  return tree.items(tree.entry(outcomes?.value, 'rules')?.value).flatMap((rule) => {
    const code = tree.entry(tree.entry(rule, 'when')?.value, textAt(name.value));
    const value = code ? textAt(code.value) : 'null';
    return code && value !== 'null' ? [[value, code.place] as const] : [];
  });
}

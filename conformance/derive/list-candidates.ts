import { type CandidateGroup, changed, type Keywords, literal, told } from './candidate.ts';

/** Longer lists than these are no test of a limit but of patience. */
const longestTried = 2_000;

/** What is tried of a list as a whole: how many items, and the same one twice. */
export function listGroups(schema: Keywords): readonly CandidateGroup[] {
  const { minItems = 0, maxItems, uniqueItems } = schema;
  return [
    ...(minItems > 0 ? [tooFew(minItems)] : []),
    ...(maxItems !== undefined && maxItems <= longestTried ? [atMost(maxItems, schema)] : []),
    ...(uniqueItems ? [twice] : []),
  ];
}

const tooFew = (least: number): CandidateGroup =>
  least === 1
    ? {
        id: 'minItems',
        title: told('空列表被拒绝', 'an empty list is refused'),
        candidates: [literal([])],
      }
    : {
        id: 'minItems',
        title: told(
          `少于 ${least} 项的列表被拒绝`,
          `a list of fewer than ${least} items is refused`,
        ),
        candidates: [
          literal([]),
          changed(told(`${least - 1} 项`, `${least - 1} items`), (present) =>
            itemsOf(present).slice(0, least - 1),
          ),
        ],
      };

const atMost = (most: number, { uniqueItems }: Keywords): CandidateGroup => ({
  id: 'maxItems',
  title: told(
    `至多 ${most} 项：刚好的被接受，多一项的被拒绝`,
    `at most ${most} items: exactly that many are accepted, one more is refused`,
  ),
  // Copies of one item say nothing of a limit where each has to be another.
  candidates: (uniqueItems ? [most + 1] : [most, most + 1]).map((count) =>
    changed(told(`${count} 项`, `${count} items`), (present) => repeated(present, count)),
  ),
});

const twice: CandidateGroup = {
  id: 'uniqueItems',
  title: told('有重复项的列表被拒绝', 'a list that holds an item twice is refused'),
  candidates: [
    changed(told('重复第一项', 'the first item twice'), (present) => {
      const [first] = itemsOf(present);
      return first === undefined ? undefined : [...itemsOf(present), first];
    }),
  ],
};

const itemsOf = (present: unknown): readonly unknown[] => (Array.isArray(present) ? present : []);

/** The items that are there, over and over; `undefined` where there are none. */
function repeated(present: unknown, count: number): unknown {
  const own = itemsOf(present);
  if (own.length === 0) return undefined;
  return Array.from({ length: count }, (_, index) => own[index % own.length]);
}

/** Does the work when its turn has come; `weight` is what it takes of the room. */
export type InTurn = <T>(weight: number, work: () => Promise<T>) => Promise<T>;

/** Work begins in its order, as much at a time as there is room for; what is larger is alone. */
export function createTurns(room: number): InTurn {
  const waiting: { readonly weight: number; readonly begin: () => void }[] = [];
  let taken = 0;

  function beginNext() {
    for (;;) {
      const [next] = waiting;
      if (!next || (taken > 0 && taken + next.weight > room)) return;
      waiting.shift();
      taken += next.weight;
      next.begin();
    }
  }

  return async (weight, work) => {
    await new Promise<void>((begin) => {
      waiting.push({ weight, begin });
      beginNext();
    });
    try {
      return await work();
    } finally {
      taken -= weight;
      beginNext();
    }
  };
}

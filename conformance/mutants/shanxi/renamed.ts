import { withFields } from '../bodies.ts';
import { edited } from '../deviations.ts';
import { map } from '../envelope.ts';
import { after } from './deviations.ts';
import { calls, type Operation, textOf } from './requests.ts';
import type { Deviation } from './surroundings.ts';

/**
 * Gives what an operation hands out, a token or a licence, another face, and knows it by that face
 * when it comes back: by the last one that got it, if several share it.
 */
export function renamed(
  operation: Operation,
  name: 'token' | 'licenseID',
  rename: (value: string, count: number) => string,
): Deviation {
  const giving = after('success', (reply, request, { memory }) => {
    if (!calls(operation)(request)) return reply;
    const give = (value: unknown): string => {
      const face = rename(String(value), memory.size + 1);
      memory.set(face, value);
      return face;
    };
    return edited(reply, map(`data.${name}`, give));
  });
  return (request, around) => {
    const own = around.memory.get(textOf(request, name));
    return giving(own === undefined ? request : withFields(request, { [name]: own }), around);
  };
}

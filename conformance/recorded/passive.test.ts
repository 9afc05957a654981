import { describe, expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import { roles } from '../contract/role.ts';
import { NotObserved } from '../mismatch.ts';
import { isPassive, type RecordedSession } from './passive.ts';

describe.each(roles)('%s', (role) => {
  const { contract, select } = judged[role]();
  const passive = select(contract, {}).checks.filter(isPassive);

  it('has checks that look back', () => {
    const kinds = ['frame.json', 'frame.content-type', 'failure.no-internals'];

    expect(passive.map(({ id }) => id)).toEqual(
      expect.arrayContaining(kinds.map((kind) => `${role}.${kind}`)),
    );
  });

  it.each(passive)('$id asks nothing of a session but what was recorded', (check) => {
    const target = { contract: role, url: 'http://127.0.0.1:1', application: {} };
    const known: RecordedSession = { contract, target, all: [], own: [], warn: () => undefined };
    const session = new Proxy(known, {
      get(session, name) {
        if (Reflect.has(session, name)) return Reflect.get(session, name);
        throw new Error(`it needs ${String(name)}`);
      },
    });

    try {
      expect(check.run(session as never)).toBeUndefined();
    } catch (error) {
      expect(error).toBeInstanceOf(NotObserved);
    }
  });
});

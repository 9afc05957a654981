import type { Stores } from './port.ts';
import { openSharedWindows } from './sqlite/windows.ts';

/** Stores whose windows are those of all processes that name this file. */
export function withSharedWindows(stores: Stores, file: string): Stores {
  const windows = openSharedWindows(file);
  return {
    ...stores,
    windows,
    async close() {
      windows.close();
      await stores.close();
    },
  };
}

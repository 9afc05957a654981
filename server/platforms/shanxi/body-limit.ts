import { createRoom } from '../../http/body-room.ts';
import { plainBytes } from '../../http/frame.ts';
import type { Head } from '../../http/http.ts';
import { bodyBytesFor } from '../../licences/upload.ts';
import type { BodyLimit, Clock } from '../../platform.ts';

/** How much of a body is read, and into which room. */
export type Limit = Pick<BodyLimit, 'bytes' | 'room'>;

const plain: Limit = { bytes: plainBytes };

/** Bytes of uploads that are in memory at one time. */
const roomBytes = 128 * 1024 * 1024;

/**
 * SX-R033: an upload may be large, and its credentials lie within it, so it is read from anybody.
 * Many at once would fill our memory, so they share a room; a small one need not wait.
 */
export function createBodyLimit(clock: Pick<Clock, 'wait'>) {
  const room = createRoom(roomBytes, clock);
  return (operation: string | undefined, { headers }: Pick<Head, 'headers'>): Limit => {
    if (operation !== 'uploadLicense') return plain;
    const bytes = bodyBytesFor(headers['content-type']);
    const announced = Number(headers['content-length'] ?? bytes);
    return announced <= plainBytes ? { bytes } : { bytes, room };
  };
}

import type { Socket } from 'node:net';

/**
 * Has all that is written to a socket in one round of the event loop leave in one piece, because
 * under load the way through the kernel costs more than what is sent. It waits in the very socket
 * that it is meant for: should that close, it is lost with it and never reaches another server.
 */
export function gathering(current: () => Pick<Socket, 'cork' | 'uncork'>): () => void {
  let gathered: ReturnType<typeof current> | undefined;
  return () => {
    const socket = current();
    if (socket === gathered) return;
    gathered = socket;
    socket.cork();
    setImmediate(() => {
      socket.uncork();
      if (gathered === socket) gathered = undefined;
    });
  };
}

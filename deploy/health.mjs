/** For the health check of a container: ends with 0 if the server of this container is ready. */
const port = process.env['QIYUE_PORT'] || '8080';
const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
  ({ ok }) => ok,
  () => false,
);
process.exitCode = ready ? 0 : 1;

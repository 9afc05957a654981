/** For the health check of a container: ends with 0 if the server of this container is ready. */
import http from 'node:http';
import https from 'node:https';

const port = process.env['QIYUE_PORT'] || '8080';
const { get } = process.env['QIYUE_TLS_CERTIFICATE'] ? https : http;
// Its certificate names where callers find it, and that is not here.
const own = { host: '127.0.0.1', port, path: '/readyz', rejectUnauthorized: false };

process.exitCode = 1;
get({ ...own, timeout: 4_000 }, ({ statusCode }) => {
  process.exitCode = statusCode === 200 ? 0 : 1;
  process.exit();
})
  .on('timeout', () => process.exit())
  .on('error', () => {});

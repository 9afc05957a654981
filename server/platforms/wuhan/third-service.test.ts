import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { servicesIn } from '../../data-services.ts';
import { importRows } from '../../imports/import.ts';
import { openSqliteStores } from '../../stores/sqlite/open.ts';
import { createWuhanRig, type WuhanRig } from '../../testing/wuhan-rig.ts';

const path = '/ebus/kftp/v1/service/parks';

/** The shipped document with one more data service: a description, and no code. */
function extendedDocument() {
  const document = JSON.parse(
    readFileSync(new URL('../../../generated/wuhan.zh.json', import.meta.url), 'utf8'),
  );
  const known = document.paths['/ebus/kftp/v1/service/qygsczrxxqkapijk'].post;
  const text = { type: 'string' };
  document.paths[path] = {
    post: {
      ...known,
      operationId: 'queryParks',
      'x-dataset': { name: 'parks', row: 'Park', query: 'ParksQuery' },
      requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
    },
  };
  document.components.schemas.Park = {
    type: 'object',
    properties: { PARK: text, KEEPER: { ...text, 'x-personal-name': true } },
  };
  document.components.schemas.ParksQuery = {
    type: 'object',
    properties: { park: { ...text, 'x-field': 'PARK' } },
  };
  return document;
}

let rig: WuhanRig;
beforeAll(async () => {
  const document = extendedDocument();
  rig = await createWuhanRig({ documents: { wuhan: document } });
  const stores = await openSqliteStores(rig.database);
  const service = (await servicesIn('wuhan', document)).find(({ name }) => name === 'parks');
  if (!service) throw new Error('the document has no service parks');
  const source = Readable.from([Buffer.from('park,keeper\n东湖,李明\n沙湖,王丽\n')]);
  await importRows(source, { service, datasets: stores.datasets, mode: 'append' });
  await stores.close();
});
afterAll(() => rig.close());

it('serves a service that only the document knows', async () => {
  const { body } = await rig.call({ path, body: { query: { park: '沙湖' } } });

  expect(body.data.data).toEqual([{ PARK: '沙湖', KEEPER: '王****' }]);
});

import { expect, it } from 'vitest';
import { expositionOf } from '../testing/exposition.ts';
import { createNeimengguRig } from '../testing/neimenggu-rig.ts';
import { sendRaw } from '../testing/raw.ts';
import { exchange } from '../testing/rig.ts';

const watched = { config: { metrics: { host: '127.0.0.1', port: 0 } } };

/** The names and labels of all figures. */
async function seriesAt(url = '') {
  const families = expositionOf(await (await fetch(url)).text());
  const samples = [...families.values()].flatMap((family) => family.samples);
  return samples.map(({ name, labels }) => `${name}${JSON.stringify(labels)}`).sort();
}

/** Calls of everything a caller chooses: paths, methods, headers, fields, tokens. */
async function callAll(url: string, mark: string) {
  const odd = `%${mark}"\\`;
  for (const path of ['/security', '/ebus/kftp/v1/service', '/getToken', '']) {
    for (const method of ['POST', 'GET', 'DELETE', 'PROPFIND']) {
      const headers = { 'content-type': 'application/json', 'x-tif-passid': mark, 'x-any': odd };
      const target = `${path}/${mark}?access_token=${mark}`;
      await exchange(url, { method, path: target, headers, body: { [mark]: mark } });
    }
  }
  for (const path of ['/security/login', '/getToken', '/ebus/kftp/v1/service/qygsczrxxqkapijk']) {
    const body = { appKey: mark, account: mark, username: mark, accessid: mark, pwd: mark };
    const headers = { 'content-type': 'application/json', traceparent: mark };
    await exchange(url, { path, headers, body });
    await exchange(url, { path, headers: { 'content-type': `x/${mark}` }, body: mark });
  }
  await sendRaw(url, `${mark} HTTP\r\n\r\n`);
}

it('callers cannot add to it, whatever they send', async () => {
  const rig = await createNeimengguRig(watched);
  await callAll(rig.server.url, 'quelle');
  await seriesAt(rig.server.metricsUrl);
  const before = await seriesAt(rig.server.metricsUrl);
  for (const mark of ['wasser', 'fluss', '__proto__']) await callAll(rig.server.url, mark);
  const after = await seriesAt(rig.server.metricsUrl);
  await rig.close();

  expect(before.length).toBeGreaterThan(100);
  expect(after).toEqual(before);
  expect(after.join()).not.toMatch(/quelle|wasser|fluss|__proto__/);
});

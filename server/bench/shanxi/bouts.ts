import { config } from '../../config.ts';
import { openSmKeys } from '../../keys/sm-keys.ts';
import { type Bout, type Entry, reference } from '../bout.ts';
import { gradeRequest, sealedGradeRequest } from './requests.ts';
import { buildGradeScene, gradeCount } from './scene.ts';

const bare: Entry = {
  id: 'bare',
  name: {
    zh: 'node:http 加编译好的 Ajv，同样的数据和审计',
    en: 'node:http with compiled Ajv, same rows and audit',
  },
  command: (port, database) => ['server/bench/shanxi/rivals/bare.ts', port, database],
};

/** Single grades: the password is proved once and remembered, each call is on record. */
export const gradeBout: Bout = {
  id: 'shanxi-grades',
  title: {
    zh: `山西，单个企业：${gradeCount} 行`,
    en: `Shanxi, single grades: ${gradeCount} rows`,
  },
  entries: [reference, bare],
  perRound: 10_000,
  warmUp: 5_000,
  async open(place) {
    const scene = await buildGradeScene(place);
    return (count) => Array.from({ length: count }, () => gradeRequest(scene));
  },
};

/** The same in the `sm` profile: SM2 costs milliseconds, so that a few requests are sent again. */
const sealedBout: Bout = {
  id: 'shanxi-sealed',
  title: { zh: '山西，单个企业，sm 报文', en: 'Shanxi, single grades, sealed' },
  entries: [reference],
  perRound: 500,
  warmUp: 100,
  async open(place) {
    const scene = await buildGradeScene(place);
    const { publicKey, keyId } = openSmKeys(config({}, place)).current();
    const ready = Array.from({ length: 100 }, () =>
      sealedGradeRequest(scene, { publicKey, keyId }),
    );
    return (count) =>
      Array.from({ length: count }, (_, at) => ready.slice(at % 100)[0]).flatMap(
        (request) => request ?? [],
      );
  },
};

export const shanxiBouts: readonly Bout[] = [gradeBout, sealedBout];

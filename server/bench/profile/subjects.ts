import type { Text } from '../../../spec/language.ts';
import type { Requests } from '../bout.ts';
import { gradeRequest, pageRequest, pageSize } from '../shanxi/requests.ts';
import { buildGradeScene, gradeCount } from '../shanxi/scene.ts';
import { type BenchPlace, type EngineKind, engineNames } from '../shared-engines.ts';
import { queries } from '../wuhan/requests.ts';
import { buildScene } from '../wuhan/scene.ts';

/** A kind of call whose cost is looked into. */
export interface Subject {
  readonly id: string;
  readonly title: Text;
  readonly calls: number;
  readonly width: number;
  open(place: BenchPlace): Promise<Requests>;
}

export const hotQueries: Subject = {
  ...{ id: 'queries', calls: 20_000, width: 32 },
  title: { zh: '武汉，查询', en: 'Wuhan, queries' },
  async open(place) {
    const token = await buildScene(place);
    return (count) => queries(token, count);
  },
};

export const singleGrades: Subject = {
  ...{ id: 'grades', calls: 20_000, width: 32 },
  title: { zh: '山西，单个企业', en: 'Shanxi, single grades' },
  async open(place) {
    const scene = await buildGradeScene(place);
    return (count) => Array.from({ length: count }, () => gradeRequest(scene));
  },
};

export const gradePages: Subject = {
  ...{ id: 'export', calls: 2_000, width: 1 },
  title: { zh: '山西，每页 1000 行的列表', en: 'Shanxi, pages of 1,000 grades' },
  async open(place) {
    const scene = await buildGradeScene(place);
    const pages = gradeCount / pageSize;
    return (count) =>
      Array.from({ length: count }, (_, index) => pageRequest(scene, (index % pages) + 1));
  },
};

/** What it is called where its data are in that engine. */
export function subjectOn(
  { id, title }: Subject,
  engine: EngineKind,
): Pick<Subject, 'id' | 'title'> {
  const { zh, en } = engineNames[engine];
  return { id: `${id}-${engine}`, title: { zh: `${title.zh}，${zh}`, en: `${title.en}, ${en}` } };
}

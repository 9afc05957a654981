import { withFields } from '../bodies.ts';
import { edited, mend, when } from '../deviations.ts';
import { put } from '../envelope.ts';
import type { WireReply, WireRequest } from '../mutant.ts';
import { failure, isSuccess, rowsOf, withRows } from './deviations.ts';
import { isOverlong } from './pages.ts';
import { calls, fieldsOf, isAbsent, sizeOf } from './requests.ts';
import type { Deviation, Mutant, Surroundings } from './surroundings.ts';

const isList = calls('getEnterpriseGrades');
const base = { class: 'lenient', operation: 'getEnterpriseGrades' } as const;
const page = { ...base, requirements: ['SX-R068', 'SX-R044', 'SX-R065'], field: 'pageno' } as const;
const size = {
  ...base,
  requirements: ['SX-R069', 'SX-R045', 'SX-R043'],
  field: 'pagesize',
} as const;

/** Serves pages that do not exist, or of sizes that are not allowed (SX-A27, SX-A28). */
export const lenientPages: readonly Mutant[] = [
  {
    ...page,
    name: 'page-0-is-the-first',
    says: { zh: '第 0 页给第一页', en: 'page 0 is the first page' },
    deviate: asked('pageno', (value) => value === 0 || value === '0', 1),
  },
  {
    ...size,
    name: 'page-size-1001-is-served',
    says: { zh: '每页 1001 行也给', en: 'a page of 1001 rows is served' },
    deviate: when((request) => isList(request) && isOverlong(request), gathered),
  },
  {
    ...size,
    name: 'page-size-is-cut-in-silence',
    says: { zh: '超过 1000 时只给 1000 行而不说', en: 'pages are cut to 1000 rows in silence' },
    deviate: when((request) => isList(request) && isOverlong(request), cutInSilence),
  },
  {
    ...size,
    name: 'page-size-0-is-served',
    says: { zh: '每页 0 行答成功', en: 'a page of 0 rows is served' },
    deviate: asked('pagesize', (value) => value === 0 || value === '0', 10),
  },
  {
    ...size,
    name: 'page-size-may-be-missing',
    says: { zh: '没有 pagesize 时按 10 行', en: 'pages have 10 rows if nobody says how many' },
    deviate: asked('pagesize', isAbsent, 10),
  },
  {
    ...size,
    name: 'page-size-is-read-as-far-as-it-goes',
    says: { zh: '“10行”当作 10 行', en: 'a page size is read up to the first letter' },
    deviate: mend(
      (request) => isList(request) && Number.isNaN(sizeOf(request)) && readSize(request) !== 0,
      (request) => withFields(request, { pagesize: readSize(request) }),
    ),
  },
];

/** Takes another value where the given one must be refused. */
function asked(name: string, isMeant: (value: unknown) => boolean, instead: number): Deviation {
  return mend(
    (request) => isList(request) && isMeant(fieldsOf(request)[name]),
    (request) => withFields(request, { [name]: instead }),
  );
}

/** All the rows that were asked for, or as many as 5000, gathered from pages that are allowed. */
async function gathered(request: WireRequest, around: Surroundings): Promise<WireReply> {
  const wanted = Array.from({ length: Math.min(5, Math.ceil(sizeOf(request) / 1000)) });
  const pages = wanted.map((_, index) =>
    around.forward(withFields(request, { pageno: index + 1, pagesize: 1000 })),
  );
  const [first, ...others] = await Promise.all(pages);
  if (first === undefined || !isSuccess(first)) return first ?? failure('没有这一页');
  const rows = [first, ...others].flatMap(rowsOf).slice(0, sizeOf(request));
  return edited(withRows(first, rows), put('data.pagesize', sizeOf(request)));
}

/** As many as are allowed, under the size that was asked for. */
async function cutInSilence(request: WireRequest, around: Surroundings): Promise<WireReply> {
  const reply = await around.forward(withFields(request, { pagesize: 1000 }));
  return isSuccess(reply) ? edited(reply, put('data.pagesize', sizeOf(request))) : reply;
}

const readSize = (request: WireRequest): number => {
  const size = Number.parseInt(String(fieldsOf(request)['pagesize']), 10);
  return size > 0 ? size : 10;
};

/**
 * Computes docs/scale.md and its Chinese twin from the figures of the last whole bench.
 * Argument: the folder with performance.json, `docs` unless given.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from './figures.ts';
import { writeScale } from './page/write.ts';

const [folder = 'docs'] = process.argv.slice(2);
// `make bench` has written it.
const figures = JSON.parse(readFileSync(join(folder, 'performance.json'), 'utf8')) as Figures;
writeScale(folder, figures);

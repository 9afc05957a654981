/**
 * `qiyue import shanxi grades` in a process of its own, which prints on its last line what that
 * took. Argument: the file; the environment says where the data are.
 */
import { importCommand } from '../../commands/import.ts';
import { contract } from './scene.ts';

const [file = ''] = process.argv.slice(2);
await importCommand({ contract, dataset: 'grades', file }, {}, ({ en }) => en);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const work = (userCPUTime + systemCPUTime) / 1e6;
process.stdout.write(
  JSON.stringify({ work, seconds: performance.now() / 1000, peakMemory: maxRSS / 1024 }),
);

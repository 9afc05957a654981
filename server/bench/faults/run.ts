/**
 * The faults of `make chaos` in a process of their own, which may use all cores and prints on its
 * last line what became of the calls. Arguments: the names of the faults, all of them if none.
 */
import { faultKeys, playSeries } from '../../chaos/series.ts';

const named = process.argv.slice(2);
const played = await playSeries(named.length > 0 ? new Set(named) : faultKeys);
process.stdout.write(JSON.stringify(played));

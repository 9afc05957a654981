/**
 * Loaded before a program (`node --import`): looks at its memory again and again, and at its end
 * writes what it consisted of when there was most into the file that the address of this module
 * names. Numbers are bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';

/** What the resident memory of a process consisted of. */
export interface MemorySample extends NodeJS.MemoryUsage {
  /** Pages of files, as Node itself and its libraries; 0 where the system does not tell. */
  readonly mapped: number;
}

/** What is written. */
export interface SampledMemory {
  readonly peak: MemorySample;
  /** What V8 may let its heap grow to. */
  readonly heapLimit: number;
}

const file = new URL(import.meta.url).searchParams.get('file');

/** Milliseconds between two looks. */
const pause = 5;

if (file !== null) watch(file);

function watch(into: string) {
  let peak: MemorySample | undefined;
  const look = () => {
    const memory = process.memoryUsage();
    if (memory.rss > (peak?.rss ?? 0)) peak = { ...memory, mapped: mapped() };
  };
  look();
  setInterval(look, pause).unref();
  process.once('exit', () => {
    look();
    writeFileSync(into, JSON.stringify({ peak, heapLimit: getHeapStatistics().heap_size_limit }));
  });
}

function mapped(): number {
  try {
    const [, kibibytes] = /RssFile:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return Number(kibibytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

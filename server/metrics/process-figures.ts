import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { Counter, Gauge, type Registry } from 'prom-client';

/** How often the event loop is looked at, in milliseconds. */
const resolution = 10;

/** Under the names that dashboards for Prometheus know; gives what ends the measuring. */
export function addProcessFigures(registry: Registry): () => void {
  const add = (name: string, help: string, read: () => number) =>
    new Gauge({ name, help, registers: [registry], collect: gauge(read) });
  addProcessorTime(registry);
  addProcess(add);
  return addEventLoop(add);
}

type Add = (name: string, help: string, read: () => number) => void;

/** The client hands the metric itself to what collects it. */
const gauge = (read: () => number) =>
  function collect(this: Gauge) {
    this.set(read());
  };

/** It only grows, so it is a counter; the system counts, and we only look. */
function addProcessorTime(registry: Registry) {
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time, user and system.',
    registers: [registry],
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
}

function addProcess(add: Add) {
  const { memoryUsage } = process;
  add('process_start_time_seconds', 'Start, in Unix seconds.', () =>
    Math.round(performance.timeOrigin / 1000),
  );
  add('process_resident_memory_bytes', 'Resident memory.', () => memoryUsage.rss());
  add('nodejs_heap_size_used_bytes', 'Heap in use.', () => memoryUsage().heapUsed);
  add('nodejs_heap_size_total_bytes', 'Heap taken from the system.', () => memoryUsage().heapTotal);
  add('nodejs_external_memory_bytes', 'Buffers and the like.', () => memoryUsage().external);
  if (process.platform === 'linux') {
    add('process_open_fds', 'Open files and sockets.', () => readdirSync('/proc/self/fd').length);
  }
}

/** Lags are those since the last reading. What is measured holds the whole resolution as well. */
function addEventLoop(add: Add): () => void {
  const delay = monitorEventLoopDelay({ resolution });
  const lag = (nanoseconds: number) =>
    Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9 - resolution / 1000) : 0;
  let before = performance.eventLoopUtilization();
  delay.enable();
  add('nodejs_eventloop_lag_p50_seconds', 'Median lag of the event loop.', () =>
    lag(delay.percentile(50)),
  );
  add('nodejs_eventloop_lag_p99_seconds', '99th percentile of the lag.', () =>
    lag(delay.percentile(99)),
  );
  add('nodejs_eventloop_lag_max_seconds', 'Longest lag.', () => {
    const longest = delay.max;
    delay.reset();
    return lag(longest);
  });
  add('nodejs_eventloop_utilization', 'Share of the time that the event loop is busy.', () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    return utilization;
  });
  return () => delay.disable();
}

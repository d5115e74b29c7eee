import { readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second on every Linux. */
const tickMs = 10;

/** Processor time that a process has used, all its threads together; nothing where there is no /proc. */
export function processorMs(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return undefined;
  }
}

export interface Memory {
  nowMb: number;
  peakMb: number;
}

/** Memory of a process that is really held, now and at its highest. */
export function memoryOf(pid: number): Memory | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const mb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    return { nowMb: mb('VmRSS'), peakMb: mb('VmHWM') };
  } catch {
    return undefined;
  }
}

/** Processor time used between two readings, by name. */
export class ProcessorMeter {
  private readonly before = new Map<string, number | undefined>();
  private readonly pids: Record<string, number>;

  constructor(pids: Record<string, number>) {
    this.pids = pids;
    for (const [name, pid] of Object.entries(pids)) this.before.set(name, processorMs(pid));
  }

  used(name: string): number | undefined {
    const before = this.before.get(name);
    const after = processorMs(this.pids[name] ?? 0);
    return before === undefined || after === undefined ? undefined : after - before;
  }
}

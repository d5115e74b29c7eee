import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const program = path.resolve(__dirname, '../../../../../tools/insee/main.ts');

interface Request {
  address: 'bdm' | 'api';
  url: string;
  at: number;
}

/** The local INSEE as a process of its own, spoken to over HTTP like the real one. */
export class LocalInsee {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  /** `today` is the day up to which values are published. */
  static async open(today: string): Promise<LocalInsee> {
    const child = spawn(process.execPath, [program], {
      env: { ...process.env, NODE_OPTIONS: '', PORT: '0', TODAY: today },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /https?:\/\/\S+/.exec(line)?.[0];
      if (url !== undefined) return new LocalInsee(url, child);
    }
    throw new Error('the local INSEE did not start');
  }

  /** Both addresses, as the configuration names them. */
  get addresses(): string[] {
    return [`${this.url}/series/sdmx`, `${this.url}/series/BDM/V1`];
  }

  async close(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
  }

  /** As it was at the start: no fault, nothing published by hand. */
  async reset(): Promise<void> {
    await this.control('POST', 'reset');
  }

  async faults(...faults: object[]): Promise<void> {
    await this.control('PUT', 'faults', faults);
  }

  async change(idbank: string, change: object): Promise<void> {
    await this.control('PATCH', `series/${idbank}`, change);
  }

  requests(): Promise<Request[]> {
    return this.control<Request[]>('GET', 'requests');
  }

  private async control<Body = unknown>(method: string, room: string, body?: unknown): Promise<Body> {
    const response = await fetch(`${this.url}/__insee/${room}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${room}: ${response.status} ${text}`);
    return JSON.parse(text) as Body;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const program = path.resolve(__dirname, '../../../../../dist/apps/m365-simulator/main.js');

/** The simulator of Microsoft Graph as a process of its own, spoken to over HTTP like the real one. */
export class GraphSimulator {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async open(): Promise<GraphSimulator> {
    const child = spawn(process.execPath, ['--enable-source-maps', program], {
      env: { ...process.env, NODE_OPTIONS: '', PORT: '0', SPEED: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /https?:\/\/\S+/.exec(line)?.[0];
      if (url !== undefined) return new GraphSimulator(url, child);
    }
    throw new Error(`the simulator did not start: build it first (${program})`);
  }

  async close(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
  }

  /** The side door: clock, tenants, faults, journal. */
  async control<Body = unknown>(method: string, room: string, body?: unknown): Promise<Body> {
    const response = await fetch(`${this.url}/__sim${room}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${room}: ${response.status} ${text}`);
    return (text === '' ? null : JSON.parse(text)) as Body;
  }
}

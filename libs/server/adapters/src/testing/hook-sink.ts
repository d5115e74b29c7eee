import { createServer, type IncomingHttpHeaders, type ServerResponse, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface ReceivedHook {
  headers: IncomingHttpHeaders;
  /** The bytes as they came: what a signature is about. */
  raw: Buffer;
}
type Answer = (response: ServerResponse, call: number) => void;

const ok: Answer = (response) => response.writeHead(204).end();

/** A real endpoint of webhooks that keeps what it is sent and answers as told. */
export class HookSink {
  readonly received: ReceivedHook[] = [];
  answer: Answer = ok;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<HookSink> {
    const server = createServer((request, response) => {
      void buffer(request).then((raw) => {
        sink.received.push({ headers: request.headers, raw });
        sink.answer(response, sink.received.length);
      });
    });
    const sink = new HookSink(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  reset(): void {
    this.received.length = 0;
    this.answer = ok;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

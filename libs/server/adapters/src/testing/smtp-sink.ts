import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

type Step = 'mail' | 'rcpt' | 'data';
/** What the server does with the next mails: take them, answer with this code at a step, or cut the line there. */
export type Manner = 'accept' | { at: Step; code: number } | { at: Step; cut: true };

/** A real SMTP server in this process, behind a line that can be cut. */
export class SmtpSink {
  readonly mails: { from: string; to: string[]; raw: string }[] = [];
  manner: Manner = 'accept';
  private readonly sockets = new Set<Socket>();
  private readonly line: Server;
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onMailFrom: (_address, _session, done) => this.answer('mail', done),
      onRcptTo: (_address, _session, done) => this.answer('rcpt', done),
      onData: (stream, session, done) => {
        // A mail whose end never came is not taken.
        this.take(stream, session.envelope, done).catch(done);
      },
    });
    this.server.on('error', () => undefined);
    this.line = createServer((client) => this.join(client));
  }

  static async open(): Promise<SmtpSink> {
    const sink = new SmtpSink();
    sink.server.listen(0, '127.0.0.1');
    sink.line.listen(0, '127.0.0.1');
    await Promise.all([once(sink.server.server, 'listening'), once(sink.line, 'listening')]);
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.line.address() as AddressInfo).port}`;
  }

  /** Number of lines open at this moment. */
  get lines(): number {
    return this.sockets.size / 2;
  }

  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.line.close();
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private join(client: Socket): void {
    const inside = connect((this.server.server.address() as AddressInfo).port, '127.0.0.1');
    for (const [one, other] of [
      [client, inside],
      [inside, client],
    ] as const) {
      this.sockets.add(one);
      one
        .on('error', () => undefined)
        .once('close', () => {
          this.sockets.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  }

  private async take(
    stream: SMTPServerDataStream,
    envelope: { mailFrom: false | { address: string }; rcptTo: { address: string }[] },
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const raw = (await buffer(stream)).toString();
    if (this.manner === 'accept') {
      const from = envelope.mailFrom ? envelope.mailFrom.address : '';
      this.mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
    }
    this.answer('data', done);
  }

  private answer(step: Step, done: (error?: Error | null) => void): void {
    const { manner } = this;
    if (manner === 'accept' || manner.at !== step) done();
    else if ('cut' in manner) this.cut();
    else done(Object.assign(new Error('no'), { responseCode: manner.code }));
  }
}

import type { LookupFunction } from 'node:net';
import { HookSink } from '../testing/hook-sink';
import { freePort } from '../testing/free-port';
import { GuardedWebhookPost } from './guarded-webhook-post';

let sink: HookSink;
beforeAll(async () => {
  sink = await HookSink.open();
});
beforeEach(() => sink.reset());
afterAll(() => sink.close());

const call = (url: string) => ({ url, headers: { 'content-type': 'application/json' }, body: '{"é":1}' });
const open = new GuardedWebhookPost({ allowPrivate: true, timeoutMs: 500 });
const guarded = new GuardedWebhookPost({ allowPrivate: false, timeoutMs: 500 });

describe('a call of a webhook', () => {
  it('sends the bytes it was given and says what was answered', async () => {
    sink.answer = (response) => response.writeHead(201).end('merci');
    const answer = await open.send(call(sink.url));
    expect(answer).toMatchObject({ statusCode: 201, response: 'merci', failure: null });
    expect(sink.received[0]?.raw.toString()).toBe('{"é":1}');
  });

  it('follows no redirect', async () => {
    sink.answer = (response) => response.writeHead(302, { location: sink.url }).end();
    expect(await open.send(call(sink.url))).toMatchObject({ statusCode: 302, failure: 'redirect' });
    expect(sink.received).toHaveLength(1);
  });

  it('is given up in the end when nothing comes', async () => {
    sink.answer = () => undefined;
    expect(await open.send(call(sink.url))).toMatchObject({ statusCode: null, failure: 'timeout' });
  });

  it('is given up when an answer never ends', async () => {
    sink.answer = (response) => void response.writeHead(200).write('...');
    expect(await open.send(call(sink.url))).toMatchObject({ failure: 'timeout' });
  });

  it('keeps the first 2 kB of an answer that never stops', async () => {
    sink.answer = (response) => {
      response.writeHead(200);
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'a')));
      };
      response.on('drain', pour);
      pour();
    };
    const answer = await open.send(call(sink.url));
    expect(answer).toMatchObject({ statusCode: 200, failure: null });
    expect(answer.response).toHaveLength(2048);
  });

  it('keeps nothing that a screen stumbles over', async () => {
    sink.answer = (response) => response.writeHead(500).end(Buffer.from([0, 0x61, 0xff, 0x0a]));
    expect(await open.send(call(sink.url))).toMatchObject({ response: '�a�\n', failure: 'bad-status' });
  });

  it('says that nobody listens', async () => {
    const port = await freePort();
    expect(await open.send(call(`http://127.0.0.1:${port}/`))).toMatchObject({
      response: 'ECONNREFUSED',
      failure: 'unreachable',
    });
  });
});

describe('our own network', () => {
  it.each([
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::]/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://[64:ff9b::7f00:1]/',
    'https://127.0.0.1/',
    'http://localhost/',
  ])('is never called: %s', async (url) => {
    expect(await guarded.send(call(url))).toMatchObject({ statusCode: null, failure: 'target-refused' });
  });

  it('is not reached by a name that leads there', async () => {
    const target = new URL(sink.url);
    target.hostname = 'rebind.test';
    const answer = await new GuardedWebhookPost({ allowPrivate: false, lookup: rebinding() }).send(
      call(target.href),
    );
    expect(answer.failure).toBe('target-refused');
    expect(sink.received).toEqual([]);
  });

  it('is not reached by a name that leads elsewhere at first', async () => {
    const lookup = rebinding('203.0.113.7');
    const post = new GuardedWebhookPost({ allowPrivate: false, timeoutMs: 300, lookup });
    const target = new URL(sink.url);
    target.hostname = 'rebind.test';
    await post.send(call(target.href));
    expect(await post.send(call(target.href))).toMatchObject({ failure: 'target-refused' });
    expect(sink.received).toEqual([]);
  });
});

/** A resolver that answers with these addresses, one for each question, and with our own machine afterwards. */
function rebinding(...first: string[]): LookupFunction {
  return (_name, options, done) => {
    const address = first.shift() ?? '127.0.0.1';
    if (options.all) done(null, [{ address, family: 4 }]);
    else done(null, address, 4);
  };
}

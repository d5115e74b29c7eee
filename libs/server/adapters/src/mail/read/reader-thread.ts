import { parentPort } from 'node:worker_threads';
import { parseMail } from './parse-mail';

/** Thread of the mail reader: says it is ready, then answers each raw mail with its reading. */
parentPort?.on('message', (raw: Uint8Array) => {
  void parseMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)).then((reading) =>
    parentPort?.postMessage(reading),
  );
});
parentPort?.postMessage('ready');

import { parentPort } from 'node:worker_threads';
import { parseMail } from './parse-mail';

/** Thread of the mail reader: takes raw mails one after the other, answers each with its reading. */
parentPort?.on('message', (raw: Uint8Array) => {
  void parseMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)).then((reading) =>
    parentPort?.postMessage(reading),
  );
});

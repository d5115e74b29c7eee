import type { FileStore } from '@vigie/platform';
import type { Response } from 'express';

/** A file that is kept. */
interface KeptFile {
  name: string;
  size: number;
  key: string;
}

/** Sends a document of ours as a file to be kept: it runs nothing in the browser. */
export function sendDocument(response: Response, files: FileStore, { name, size, key }: KeptFile): void {
  response.attachment(name).setHeader('Content-Length', String(size));
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  files
    .read(key)
    .on('error', () => response.destroy())
    .pipe(response);
}

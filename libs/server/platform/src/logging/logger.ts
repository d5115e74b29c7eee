import { pino, type Logger } from 'pino';

/** Injection token of the process logger. */
export const LOGGER = Symbol('Logger');

/** JSON log of a process. Secrets that could ride on a request are removed. */
export function createLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    redact: {
      paths: [
        'req.headers.cookie',
        'req.headers.authorization',
        'res.headers["set-cookie"]',
        '*.password',
        '*.token',
        '*.totp',
      ],
      censor: '[removed]',
    },
  });
}

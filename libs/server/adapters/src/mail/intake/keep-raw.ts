/** Keeps a raw mail; once it returns, the mail is safe. */
export type KeepRaw = (source: string, raw: Buffer, receivedAt: Date) => Promise<unknown>;

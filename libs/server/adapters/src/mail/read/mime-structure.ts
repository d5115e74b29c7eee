/** What a mail may hold. Above any of these it is kept, not opened. */
export const mailLimits = {
  bytes: 25 * 1024 * 1024,
  parts: 200,
  depth: 10,
  headers: 500,
  headBytes: 256 * 1024,
  htmlLength: 2 * 1024 * 1024,
} as const;

export type Excess = 'too-large' | 'too-many-parts' | 'too-deep' | 'too-many-headers';

/** Says which limit a raw mail breaks, before anything takes it apart; null when it breaks none. */
export function excessOf(raw: Buffer): Excess | null {
  if (raw.length > mailLimits.bytes) return 'too-large';
  const outline = new MimeOutline();
  for (const line of linesOf(raw)) {
    outline.take(line);
    if (outline.headers > mailLimits.headers) return 'too-many-headers';
    if (outline.parts > mailLimits.parts) return 'too-many-parts';
    if (outline.depth > mailLimits.depth) return 'too-deep';
  }
  return null;
}

/** Lines of a mail; only their beginning matters here, so that one endless line costs nothing. */
function* linesOf(raw: Buffer): Generator<string> {
  let start = 0;
  while (start < raw.length) {
    const end = raw.indexOf(0x0a, start);
    const stop = end < 0 ? raw.length : end;
    yield raw.toString('latin1', start, Math.min(stop, start + 1000)).trimEnd();
    start = stop + 1;
  }
}

/** Follows the parts of a mail line by line: how many, how deep, and the fields of its first header. */
class MimeOutline {
  headers = 0;
  parts = 0;
  private readonly boundaries: string[] = [];
  private head: string[] | null = [];

  get depth(): number {
    return this.boundaries.length;
  }

  take(line: string): void {
    if (line.startsWith('--') && this.crosses(line)) return;
    if (this.head === null) return;
    if (line === '') this.endHead(this.head);
    else {
      if (this.parts === 0 && !/^\s/.test(line)) this.headers += 1;
      // Only what may name a boundary is worth remembering.
      if (/^content-type:|^\s/i.test(line) && this.head.length < 100) this.head.push(line);
    }
  }

  /** A line that opens or ends a part of one of the open multiparts. */
  private crosses(line: string): boolean {
    for (let level = this.boundaries.length - 1; level >= 0; level -= 1) {
      const mark = `--${this.boundaries[level]}`;
      if (line === mark) {
        this.boundaries.length = level + 1;
        this.parts += 1;
        this.head = [];
        return true;
      }
      if (line === `${mark}--`) {
        this.boundaries.length = level;
        this.head = null;
        return true;
      }
    }
    return false;
  }

  private endHead(head: string[]): void {
    const text = head.join(' ');
    const boundary = /multipart\/[^;]+;.*?boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(text);
    const name = boundary?.[1] ?? boundary?.[2];
    if (name) this.boundaries.push(name);
    this.head = null;
  }
}

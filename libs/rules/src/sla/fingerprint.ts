import type { ClockEvent, ClockTerms } from './clock-event';

/** JSON with sorted keys and no undefined member: equal data, equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

/** FNV-1a, 64 bits, 16 hexadecimal digits, of the UTF-16 code units (bytes, for ASCII). */
export function fnv1a64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    // The prime is 2^40 + 0x1b3: two halves of 32 bits keep every product exact.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 0x1_0000_0000) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/**
 * A short text that changes with the inputs of a clock, for stored columns to know when they are stale. Not a
 * proof: no cryptographic strength. The prefix is the version of the computation, raised when its results change.
 */
export function fingerprint(terms: ClockTerms, events: readonly ClockEvent[]): string {
  return `2-${fnv1a64(canonical([terms, events]))}`;
}

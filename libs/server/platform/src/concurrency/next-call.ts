/** So many calls in any stretch of time, never more. */
export interface CallLimit {
  most: number;
  windowMs: number;
}

/** When the next call may be made, and the calls that the one after looks back at; instants in milliseconds. */
export function nextCall(
  calls: readonly number[],
  now: number,
  { most, windowMs }: CallLimit,
): { at: number; calls: number[] } {
  const before = calls.at(-most);
  const at = Math.max(now, calls.at(-1) ?? now, before === undefined ? now : before + windowMs);
  return { at, calls: [...calls, at].slice(-most) };
}

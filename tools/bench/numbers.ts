/** The value below which `percent` of the sorted values lie. */
export function percentile(sorted: readonly number[], percent: number): number {
  const place = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[Math.min(sorted.length, place) - 1] ?? Number.NaN;
}

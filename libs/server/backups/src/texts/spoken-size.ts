const units = ['o', 'ko', 'Mo', 'Go', 'To', 'Po'];

/** A number of bytes as it is written into a ticket. */
export function spokenSize(bytes: number): string {
  const step = bytes > 0 ? Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1) : 0;
  const value = bytes / 1000 ** step;
  return `${value.toLocaleString('fr-FR', { maximumFractionDigits: step > 0 ? 1 : 0 })}\u00a0${units[step] ?? ''}`;
}

/** ISO 8601 duration of an exact length: weeks, days of 24 h, hours, minutes, seconds. */
export type Duration = string;

const pattern = /^P(?!$)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3}))?S)?)?$/;
const units = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000] as const;

/**
 * Milliseconds of an ISO 8601 duration (`PT48H`, `P1DT30M`); a day is 24 h here. Undefined when the text is none,
 * when it holds months or years, which have no exact length, or when it is too long to be counted exactly.
 */
export function parseDuration(text: Duration): number | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const whole = units.reduce((sum, unit, i) => sum + Number(match[i + 1] ?? 0) * unit, 0);
  const ms = whole + Number((match[6] ?? '').padEnd(3, '0'));
  return Number.isSafeInteger(ms) ? ms : undefined;
}

/** Hours, minutes and seconds of whole milliseconds, zero or more: `PT48H`, `PT1H30M`, `PT0S`; days stay hours. */
export function formatDuration(ms: number): Duration {
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor((ms % 3_600_000) / 60_000);
  const seconds = (ms % 60_000) / 1000;
  const parts = [hours ? `${hours}H` : '', minutes ? `${minutes}M` : '', seconds ? `${seconds}S` : ''].join(
    '',
  );
  return `PT${parts || '0S'}`;
}

import type { Locale } from '@vigie/wire';

/** Deadlines are promised on the French wall clock, wherever the browser is. */
export const displayZone = 'Europe/Paris';

const nnbsp = '\u202f';
const nbsp = '\u00a0';
const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

export type InstantStyle = 'short' | 'long' | 'time' | 'date' | 'full' | 'numeric';

type Input = string | number | Date;

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: zone });
  cache.set(key, made);
  return made;
}

const dayStyles = {
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
} as const satisfies Partial<Record<InstantStyle, Intl.DateTimeFormatOptions>>;

/** Time of day without a leading zero: `8:31`. */
export function formatTime(value: Input, locale: Locale, zone = displayZone): string {
  const parts = formatter(locale, zone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(value));
  const part = (type: 'hour' | 'minute'): string => parts.find((p) => p.type === type)?.value ?? '';
  return `${Number(part('hour'))}:${part('minute')}`;
}

/**
 * An instant on the wall clock of the zone: `short` lun. 23 nov., 8:31; `long` lundi 23 novembre à 11:55;
 * `date` 23 novembre 2026; `full` lundi 23 novembre 2026 à 11:55; `numeric` 23/11/2026 8:31; `time` 8:31.
 */
export function formatInstant(
  value: Input,
  style: InstantStyle = 'short',
  locale: Locale = 'fr',
  zone = displayZone,
): string {
  const time = formatTime(value, locale, zone);
  if (style === 'time') return time;
  const day = firstOfMonth(formatter(locale, zone, dayStyles[style]).format(new Date(value)), locale);
  switch (style) {
    case 'date':
      return day;
    case 'numeric':
      return `${day} ${time}`;
    case 'short':
      return `${day}, ${time}`;
    case 'long':
    case 'full':
      return locale === 'fr' ? `${day} à${nbsp}${time}` : `${day} at ${time}`;
  }
}

/** The instant as briefly as its distance allows: time today, day and time else. */
export function formatNear(value: Input, now: Input, locale: Locale = 'fr', zone = displayZone): string {
  const day = formatter(locale, zone, dayStyles.numeric);
  return day.format(new Date(value)) === day.format(new Date(now))
    ? formatTime(value, locale, zone)
    : formatInstant(value, 'short', locale, zone);
}

/** A calendar date `YYYY-MM-DD`, never shifted by a zone: `samedi 5 décembre 2026`. */
export function formatDay(
  date: string,
  locale: Locale = 'fr',
  style: 'short' | 'full' | 'numeric' = 'full',
): string {
  return firstOfMonth(
    formatter(locale, 'UTC', dayStyles[style]).format(new Date(`${date}T12:00:00Z`)),
    locale,
  );
}

/** French says « le 1er janvier », then « le 2 janvier ». */
function firstOfMonth(day: string, locale: Locale): string {
  return locale === 'fr' ? day.replace(/(^|\s)1(?=\s\p{L})/u, (_all, before: string) => `${before}1er`) : day;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A length of time in two units at most: `42 s`, `12 min`, `3 h 24`, `1 j 4 h`. Sign ignored. */
export function formatDuration(ms: number, locale: Locale = 'fr'): string {
  const length = Math.abs(ms);
  const dayLetter = locale === 'fr' ? 'j' : 'd';
  if (length < minuteMs) return `${Math.floor(length / 1000)}${nbsp}s`;
  if (length < hourMs) return `${Math.floor(length / minuteMs)}${nbsp}min`;
  if (length < dayMs) {
    const minutes = Math.floor((length % hourMs) / minuteMs);
    return `${Math.floor(length / hourMs)}${nbsp}h${nbsp}${String(minutes).padStart(2, '0')}`;
  }
  const hours = Math.floor((length % dayMs) / hourMs);
  const days = `${formatNumber(Math.floor(length / dayMs), locale)}${nbsp}${dayLetter}`;
  return hours === 0 ? days : `${days} ${hours}${nbsp}h`;
}

/** A length in hours, whatever it is worth in days: `48 h`, `1 h 30`, `20 min`. For sums of service time. */
export function formatHours(ms: number, locale: Locale = 'fr'): string {
  const minutes = Math.round(Math.abs(ms) / minuteMs);
  if (minutes < 60) return `${minutes}${nbsp}min`;
  const rest = minutes % 60;
  const hours = `${formatNumber(Math.floor(minutes / 60), locale)}${nbsp}h`;
  return rest === 0 ? hours : `${hours}${nbsp}${String(rest).padStart(2, '0')}`;
}

/** Remaining time, or by how much it is over: `3 h 24`, `dépassé de 12 min`. */
export function formatRemaining(ms: number, locale: Locale = 'fr'): string {
  if (ms >= 0) return formatDuration(ms, locale);
  const late = formatDuration(ms, locale);
  return locale === 'fr' ? `dépassé de ${late}` : `${late} late`;
}

const isoDuration = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** An ISO 8601 duration as people say it: `PT48H` 48 h. */
export function formatIsoDuration(duration: string, locale: Locale = 'fr'): string {
  const match = isoDuration.exec(duration);
  if (!match) return duration;
  const amounts = match.slice(1).map((part: string | undefined) => Number(part ?? 0));
  const units = locale === 'fr' ? ['sem.', 'j', 'h', 'min', 's'] : ['wk', 'd', 'h', 'min', 's'];
  const said = amounts.map((amount, i) => (amount > 0 ? `${amount}${nbsp}${units[i] ?? ''}` : ''));
  return said.filter((part) => part !== '').join(' ') || `0${nbsp}h`;
}

/** A number with thin spaces between thousands: `12 410,26`. */
export function formatNumber(value: number, locale: Locale = 'fr', decimals = 0): string {
  const text = new Intl.NumberFormat(tags[locale], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
  return locale === 'fr' ? text.replace(/[\u00a0\u202f ]/g, nnbsp) : text;
}

/** A decimal string in euros, formatted without passing through a float: `12 410,26 €`. */
export function formatMoney(amount: string, locale: Locale = 'fr'): string {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount);
  if (!match) return amount;
  const [, sign = '', whole = '0', cents = ''] = match;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? nnbsp : ',');
  const fraction = cents.padEnd(2, '0');
  return locale === 'fr' ? `${sign}${grouped},${fraction}${nbsp}€` : `${sign}€${grouped}.${fraction}`;
}

/** A decimal string as the language writes it, digit for digit and never through a float: `123,4`. */
export function formatDecimal(value: string, locale: Locale = 'fr'): string {
  const [whole = '', fraction] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? nnbsp : ',');
  return fraction === undefined ? grouped : `${grouped}${locale === 'fr' ? ',' : '.'}${fraction}`;
}

/** A quarter or a month as people say it: `T3 2026` or `sept. 2026` of `2026-Q3` and `2026-09`. */
export function formatPeriod(period: string, locale: Locale = 'fr'): string {
  const [, year, quarter, month] = /^(\d{4})-(?:Q([1-4])|(\d{2}))$/.exec(period) ?? [];
  if (year === undefined) return period;
  if (quarter !== undefined) return `${locale === 'fr' ? 'T' : 'Q'}${quarter}${nbsp}${year}`;
  const day = new Date(`${year}-${month}-15T12:00:00Z`);
  return formatter(locale, 'UTC', { month: 'short', year: 'numeric' }).format(day).replace(' ', nbsp);
}

/** Size of a file or of a disk: `340 ko`, `1,2 Mo`, `412 Go`. */
export function formatBytes(bytes: number, locale: Locale = 'fr'): string {
  const unit = locale === 'fr' ? 'o' : 'B';
  if (bytes < 1000) return `${bytes}${nbsp}${unit}`;
  if (bytes < 999_500) return `${formatNumber(Math.round(bytes / 1000), locale)}${nbsp}k${unit}`;
  const [scale, prefix] = bytesScales.find(([size]) => bytes < size * 999.5) ?? largestScale;
  const value = bytes / scale;
  return `${formatNumber(value, locale, value >= 100 ? 0 : 1)}${nbsp}${prefix}${unit}`;
}

const largestScale = [1e12, 'T'] as const;
const bytesScales = [[1e6, 'M'], [1e9, 'G'], largestScale] as const;

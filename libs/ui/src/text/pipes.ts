import { Pipe, type PipeTransform, inject } from '@angular/core';
import {
  type InstantStyle,
  formatBytes,
  formatDay,
  formatDecimal,
  formatDuration,
  formatInstant,
  formatIsoDuration,
  formatMoney,
  formatNumber,
  formatPeriod,
} from './format';
import { Locale } from './locale';

// Impure because the language is a signal and not an argument; each call is a cached Intl format.

@Pipe({ name: 'vInstant', pure: false })
export class InstantPipe implements PipeTransform {
  readonly #locale = inject(Locale);

  transform(value: string | number | null | undefined, style: InstantStyle = 'short', zone?: string): string {
    return value === null || value === undefined
      ? ''
      : formatInstant(value, style, this.#locale.current(), zone);
  }
}

@Pipe({ name: 'vDay', pure: false })
export class DayPipe implements PipeTransform {
  readonly #locale = inject(Locale);

  transform(date: string | null | undefined, style: 'short' | 'full' | 'numeric' = 'full'): string {
    return date ? formatDay(date, this.#locale.current(), style) : '';
  }
}

@Pipe({ name: 'vDuration', pure: false })
export class DurationPipe implements PipeTransform {
  readonly #locale = inject(Locale);

  /** Milliseconds, or an ISO 8601 duration. */
  transform(value: number | string): string {
    const locale = this.#locale.current();
    return typeof value === 'number' ? formatDuration(value, locale) : formatIsoDuration(value, locale);
  }
}

@Pipe({ name: 'vNumber', pure: false })
export class NumberPipe implements PipeTransform {
  readonly #locale = inject(Locale);

  transform(value: number, decimals = 0): string {
    return formatNumber(value, this.#locale.current(), decimals);
  }
}

@Pipe({ name: 'vMoney', pure: false })
export class MoneyPipe implements PipeTransform {
  readonly #locale = inject(Locale);

  transform(amount: string): string {
    return formatMoney(amount, this.#locale.current());
  }
}

@Pipe({ name: 'vBytes', pure: false })
export class BytesPipe implements PipeTransform {
  readonly #locale = inject(Locale);

  transform(bytes: number): string {
    return formatBytes(bytes, this.#locale.current());
  }
}

@Pipe({ name: 'vDecimal', pure: false })
export class DecimalPipe implements PipeTransform {
  readonly #locale = inject(Locale);

  transform(value: string): string {
    return formatDecimal(value, this.#locale.current());
  }
}

@Pipe({ name: 'vPeriod', pure: false })
export class PeriodPipe implements PipeTransform {
  readonly #locale = inject(Locale);

  transform(period: string): string {
    return formatPeriod(period, this.#locale.current());
  }
}

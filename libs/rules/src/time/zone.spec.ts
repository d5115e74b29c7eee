import fc from 'fast-check';
import { isInstant, isZone, localDateOf, startOfDay, toInstant, toLocalIso, toMs } from '../index';
import { dayMs } from './civil';
import { zoneClock } from './zone';

const zones = [
  'Europe/Paris',
  'UTC',
  'Indian/Reunion',
  'America/Martinique',
  'Pacific/Apia',
  'America/Havana',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
] as const;
const anyZone = fc.constantFrom(...zones);
const anyMs = fc.integer({ min: toMs('1970-01-01T00:00:00Z'), max: toMs('2040-01-01T00:00:00Z') });

describe('instants', () => {
  it('have one spelling', () => {
    expect(toInstant(toMs('2026-11-23T09:31:00+01:00'))).toBe('2026-11-23T08:31:00.000Z');
    fc.assert(
      fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), (ms) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' });
        expect(toInstant(ms)).toBe(expected);
        expect(toMs(expected)).toBe(ms);
      }),
    );
  });

  it('are refused without an offset', () => {
    expect(['2026-11-23T09:31:00', '2026-11-23', 'yesterday', ''].filter(isInstant)).toEqual([]);
  });
});

describe('zones', () => {
  it('are known or not', () => {
    expect(['Europe/Paris', 'UTC'].map(isZone)).toEqual([true, true]);
    expect(['Europe/Lutece', '', '+02:00', '-0300'].map(isZone)).toEqual([false, false, false, false]);
  });

  it('give the wall time and the date of any instant', () => {
    fc.assert(
      fc.property(anyMs, anyZone, (ms, zone) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
        expect(zoneClock(zone).toWall(ms)).toBe(ms + zoned.offsetNanoseconds / 1_000_000);
        expect(localDateOf(toInstant(ms), zone)).toBe(zoned.toPlainDate().toString());
        expect(startOfDay(zoned.toPlainDate().toString(), zone)).toBe(
          toInstant(zoned.startOfDay().epochMilliseconds),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('give the instant of any wall time: the first of two, the jump itself inside a jump', () => {
    fc.assert(
      fc.property(anyMs, anyZone, (wall, zone) => {
        const plain = Temporal.Instant.fromEpochMilliseconds(wall)
          .toZonedDateTimeISO('UTC')
          .toPlainDateTime();
        const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
        const exists = earlier.toPlainDateTime().equals(plain);
        const jump = exists ? earlier : earlier.getTimeZoneTransition('next');
        expect(zoneClock(zone).toEpoch(wall)).toBe(jump?.epochMilliseconds);
      }),
      { numRuns: 500 },
    );
    const at = (wall: string) => zoneClock('Europe/Paris').toEpoch(toMs(wall));
    expect(toInstant(at('2026-03-29T02:30:00Z'))).toBe('2026-03-29T01:00:00.000Z');
    expect(toInstant(at('2026-10-25T02:30:00Z'))).toBe('2026-10-25T00:30:00.000Z');
  });

  it('name the days that are not 24 h long', () => {
    const first = Math.floor(toMs('2026-01-01T00:00:00Z') / dayMs);
    const days = zoneClock('Europe/Paris').changeDays(first, first + 365);
    expect(days.map((day) => toInstant(day * dayMs).slice(0, 10))).toEqual(['2026-03-29', '2026-10-25']);
    expect(zoneClock('Indian/Reunion').changeDays(first, first + 365)).toEqual([]);
  });

  it('write the local time with its offset', () => {
    expect(toLocalIso('2026-11-23T10:55:00.000Z', 'Europe/Paris')).toBe('2026-11-23T11:55:00+01:00');
    expect(toLocalIso('2026-07-23T10:55:00.250Z', 'Europe/Paris')).toBe('2026-07-23T12:55:00.25+02:00');
  });
});

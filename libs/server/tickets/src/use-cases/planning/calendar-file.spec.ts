import type { FeedEvent } from '../../store/planning/calendar-feed.store';
import { calendarFile } from './calendar-file';

const event = (change: Partial<FeedEvent>): FeedEvent => ({
  id: '7',
  version: 2,
  state: 'confirmed',
  subject: 'Remplacement du pare-feu ; étage 2, salle été',
  client: 'ACME',
  technicians: ['Léa Martin'],
  site: 'Siège',
  address: null,
  startsAt: new Date('2026-10-24T07:00:00.000Z'),
  createdAt: new Date('2026-10-01T07:00:00.000Z'),
  minutes: 90,
  ...change,
});
const file = (events: FeedEvent[], forClient = false) =>
  calendarFile(events, { name: 'Planning', domain: 'vigie.test', forClient });

describe('the calendar file', () => {
  it('keeps the wall clock over a change of the clocks, with the rules of the zone', () => {
    const text = file([event({}), event({ id: '8', startsAt: new Date('2026-10-26T08:00:00.000Z') })]);
    expect(text).toContain('BEGIN:VTIMEZONE');
    expect(text).toContain('TZID:Europe/Paris');
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20261024T090000');
    expect(text).toContain('DTEND;TZID=Europe/Paris:20261024T103000');
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20261026T090000');
    expect(text.match(/^UID:intervention-\d@vigie\.test/gm)).toHaveLength(2);
  });

  it('escapes what people write, and does not name the client to itself', () => {
    const unfolded = (text: string) => text.replaceAll('\r\n ', '');
    expect(unfolded(file([event({})]))).toContain('pare-feu \\; étage 2\\, salle été (ACME)');
    expect(unfolded(file([event({})], true))).not.toContain('ACME');
  });
});

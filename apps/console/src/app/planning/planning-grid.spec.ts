import type { Intervention, Planning } from '@vigie/wire';
import { columnsOf, movedTo, snapped } from './planning-grid';
import { mondayOf } from './planning-days';

const item = (id: string, startsAt: string, plannedMinutes: number, technicianId = '1') =>
  ({ id, startsAt, plannedMinutes, technician: { id: technicianId, name: 'Léa' } }) as Intervention;

describe('the grid of the calendar', () => {
  const days = [{ day: '2026-11-23', open: [], holiday: null }];

  it('places an intervention by the wall clock', () => {
    const items = [item('a', '2026-11-23T08:00:00.000Z', 60)];
    const [column] = columnsOf({ days, items, technicians: [] } satisfies Planning, ['1']);
    expect(column?.blocks).toMatchObject([{ top: 96, height: 48, left: 0, width: 100 }]);
  });

  it('lets those that overlap share the width, and only those', () => {
    const items = [
      item('a', '2026-11-23T08:00:00.000Z', 60),
      item('b', '2026-11-23T08:30:00.000Z', 60),
      item('c', '2026-11-23T09:00:00.000Z', 30),
      item('d', '2026-11-23T10:00:00.000Z', 30),
      item('e', '2026-11-23T08:00:00.000Z', 60, '2'),
    ];
    const [column] = columnsOf({ days, items, technicians: [] }, ['1']);
    expect(column?.blocks.map(({ left, width }) => [left, width])).toEqual([
      [0, 50],
      [50, 50],
      [0, 50],
      [0, 100],
    ]);
  });

  it('moves by quarters of an hour and by days, over a change of the clocks', () => {
    expect([snapped(11), snapped(13), snapped(-25)]).toEqual([15, 15, -30]);
    const before = item('a', '2026-10-24T07:00:00.000Z', 60);
    expect(movedTo(before, { minutes: 15, days: 1 })).toEqual({ day: '2026-10-25', minutes: 555 });
    expect(movedTo(before, { minutes: -600, days: 0 })).toEqual({ day: '2026-10-24', minutes: 0 });
  });

  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2023-12-31', '2023-12-25'],
  ])('finds the Monday of %s', (date, monday) => {
    expect(mondayOf(date)).toBe(monday);
  });
});

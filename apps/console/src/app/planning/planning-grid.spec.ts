import type { Intervention, Planning } from '@vigie/wire';
import { columnsOf, handedOver, movedTo, snapped, tracksOf } from './planning-grid';
import { mondayOf } from './planning-days';

type Person = Intervention['technician'];
const item = (id: string, startsAt: string, plannedMinutes: number, technicianId = '1') =>
  ({
    id,
    startsAt,
    plannedMinutes,
    technician: { id: technicianId, name: 'Léa' },
    others: [],
  }) as unknown as Intervention;

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

  it('shows an intervention to each of its technicians, and gives overlaps the width to be read', () => {
    const shared = { ...item('a', '2026-11-23T08:00:00.000Z', 60), others: [{ id: '2', name: 'Marc' }] };
    const items = [shared, item('b', '2026-11-23T08:30:00.000Z', 60, '2')];
    const columns = columnsOf({ days, items, technicians: [] }, ['1', '2']);
    expect(columns.map(({ blocks }) => blocks.map((block) => block.item.id))).toEqual([['a'], ['a', 'b']]);
    expect(tracksOf(columns)).toBe('minmax(132px, 1fr) minmax(232px, 2fr)');
    expect(columns[0]?.blocks[0]?.lines).toBe(1);
  });

  it('hands one over from whoever had it, without naming anybody twice', () => {
    const [lea, marc, zoe] = ['1', '2', '3'].map((id) => ({ id, name: id })) as [Person, Person, Person];
    const shared = { ...item('a', '2026-11-23T08:00:00.000Z', 60), technician: lea, others: [marc] };
    expect(handedOver(shared, '1', zoe)).toEqual({ technician: zoe, others: [marc] });
    expect(handedOver(shared, '1', marc)).toEqual({ technician: marc, others: [] });
    expect(handedOver(shared, '2', zoe)).toEqual({ technician: lea, others: [zoe] });
    expect(handedOver(shared, '2', lea)).toEqual({ technician: lea, others: [] });
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

import { addCalendarDays, type DayStretch, localDateOf, minutesOfDay } from '@vigie/rules';
import type { Intervention, Planning } from '@vigie/wire';

const zone = 'Europe/Paris';

/** What the grid shows of a day, and how high. */
export const grid = { from: 7 * 60, to: 20 * 60, step: 15, pixelsPerMinute: 0.8 };

/** A day of a technician. */
export interface Column {
  key: string;
  day: string;
  technicianId: string;
  open: readonly DayStretch[];
  holiday: string | null;
  blocks: readonly Block[];
  /** How many of them stand side by side at most. */
  lanes: number;
}

/** An intervention in its column, beside those it overlaps. */
export interface Block {
  item: Intervention;
  top: number;
  height: number;
  /** Its share of the width. */
  left: number;
  width: number;
  /** Lines of its subject that its height can show. */
  lines: number;
}

/** Pixels of a line of text in a block; the last one is for the client. */
const lineHeight = 15;

export const toPixels = (minutes: number) => Math.round(minutes * grid.pixelsPerMinute);

/** Minutes nearest to so many pixels, in steps of a quarter of an hour. */
export const snapped = (pixels: number) => Math.round(pixels / grid.pixelsPerMinute / grid.step) * grid.step;

/** The columns of one technician's days, or of everybody's day. */
export function columnsOf({ days, items }: Planning, technicianIds: readonly string[]): Column[] {
  return days.flatMap(({ day, open, holiday }) =>
    technicianIds.map((technicianId) => {
      const own = items.filter(
        (item) => isTakenBy(item, technicianId) && localDateOf(item.startsAt, zone) === day,
      );
      const blocks = blocksOf(own);
      const lanes = Math.max(1, ...blocks.map(({ width }) => Math.round(100 / width)));
      return { key: `${day}-${technicianId}`, day, technicianId, open, holiday, blocks, lanes };
    }),
  );
}

/** Whether somebody takes part in an intervention, in charge of it or not. */
export const isTakenBy = ({ technician, others }: Intervention, personId: string): boolean =>
  technician.id === personId || others.some(({ id }) => id === personId);

/** The tracks of the calendar: a day on which interventions overlap is wide enough to read each of them. */
export const tracksOf = (columns: readonly Column[]): string =>
  columns.map(({ lanes }) => `minmax(${Math.max(132, lanes * 116)}px, ${lanes}fr)`).join(' ');

/** The team once what stood in one's calendar is put into the other's. */
export function handedOver(
  { technician, others }: Intervention,
  from: string,
  to: { id: string; name: string },
): Pick<Intervention, 'technician' | 'others'> {
  const rest = others.filter(({ id }) => id !== from && id !== to.id);
  if (technician.id === from) return { technician: to, others: rest };
  return { technician, others: technician.id === to.id ? rest : [...rest, to] };
}

/** Interventions that overlap share the width of their column. */
function blocksOf(items: readonly Intervention[]): Block[] {
  const spans = items
    .map((item) => {
      const from = minutesOfDay(item.startsAt, zone);
      return { item, from, to: from + Math.max(item.plannedMinutes, grid.step) };
    })
    .sort((a, b) => a.from - b.from);
  const groups: (typeof spans)[] = [];
  let end = -1;
  for (const span of spans) {
    if (span.from >= end) groups.push([]);
    groups.at(-1)?.push(span);
    end = Math.max(end, span.to);
  }
  return groups.flatMap(layOut);
}

function layOut(group: readonly { item: Intervention; from: number; to: number }[]): Block[] {
  const lanes: number[] = [];
  const placed = group.map((span) => {
    const free = lanes.findIndex((end) => end <= span.from);
    const lane = free === -1 ? lanes.length : free;
    lanes[lane] = span.to;
    return { ...span, lane };
  });
  return placed.map(({ item, from, to, lane }) => {
    const top = Math.max(from, grid.from);
    const height = toPixels(Math.max(grid.step, Math.min(to, grid.to) - top));
    return {
      item,
      top: toPixels(Math.min(top, grid.to - grid.step) - grid.from),
      height,
      lines: Math.max(1, Math.floor((height - 6) / lineHeight) - 1),
      left: (lane * 100) / lanes.length,
      width: 100 / lanes.length,
    };
  });
}

/** Where a move by so many columns and minutes leads. */
export function movedTo(
  item: Intervention,
  by: { minutes: number; days: number },
): { day: string; minutes: number } {
  const from = minutesOfDay(item.startsAt, zone) + by.minutes;
  const minutes = Math.min(Math.max(from, 0), 24 * 60 - grid.step);
  return { day: addCalendarDays(localDateOf(item.startsAt, zone), by.days), minutes };
}

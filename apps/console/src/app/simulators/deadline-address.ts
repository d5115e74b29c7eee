import { defaultCalendar } from '@vigie/rules';

/** A stretch between two fields, as they show it; an empty field is an empty text. */
export interface Stretch {
  from: string;
  to: string;
}

/** The zones of the French territories that our clients work in. */
export const zones = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
] as const;

/** `from_to,from_to` of the address as pauses, in the order in which they were added. */
export function pausesOf(text: string | undefined): Stretch[] {
  return text ? text.split(',').map((one) => stretchOf(one, '_')) : [];
}

/** The pauses as the address writes them. */
export function pausesText(pauses: readonly Stretch[]): string {
  return pauses.map(({ from, to }) => `${from}_${to}`).join(',');
}

/** Whether both ends are there and the wrong way round. */
export const isBackwards = ({ from, to }: Stretch): boolean => from !== '' && to !== '' && to <= from;

/** The opening hours that the address says, as the fields show them and, when they are whole, as the API takes them. */
export function weekOf(address: { days?: string; morning?: string; afternoon?: string }) {
  const [first, second] = defaultCalendar.hours;
  const chosen = (address.days ?? first?.days.join(',') ?? '').split(',').map(Number);
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => chosen.includes(day));
  const intervals = [
    stretchOf(address.morning ?? `${first?.from}-${first?.to}`, '-'),
    stretchOf(address.afternoon ?? `${second?.from}-${second?.to}`, '-'),
  ] as const;
  const open = intervals.filter(({ from, to }) => from !== '' || to !== '');
  const whole = open.every((one) => one.from !== '' && one.to !== '' && !isBackwards(one));
  const hours = whole && open.length > 0 && days.length > 0 ? open.map((one) => ({ days, ...one })) : null;
  return { days, intervals, hours };
}

function stretchOf(text: string, separator: string): Stretch {
  const [from = '', to = ''] = text.split(separator);
  return { from, to };
}

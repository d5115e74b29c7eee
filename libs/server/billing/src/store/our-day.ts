import { localDateOf, startOfDay, type LocalDate } from '@vigie/rules';

/** Our books are kept on one wall clock: invoices, delays and half-years are of its calendar. */
export const ourZone = 'Europe/Paris';

/** The day of an instant. */
export const dayOf = (instant: Date): LocalDate => localDateOf(instant.toISOString(), ourZone);

/** The day of a use case. */
export const todayOf = ({ now }: { now: Date }): LocalDate => dayOf(now);

/** The instant at which a day begins. */
export const startOf = (day: LocalDate): Date => new Date(startOfDay(day, ourZone));

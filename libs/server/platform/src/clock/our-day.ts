import { localDateOf, startOfDay, type LocalDate } from '@vigie/rules';

/** Our books and our nights are kept on one wall clock: invoices, delays, verdicts and proofs are of its calendar. */
export const ourZone = 'Europe/Paris';

/** The day of an instant, here. */
export const dayOf = (instant: Date): LocalDate => localDateOf(instant.toISOString(), ourZone);

/** The day of a use case. */
export const todayOf = ({ now }: { now: Date }): LocalDate => dayOf(now);

/** The instant at which a day begins, here. */
export const startOf = (day: LocalDate): Date => new Date(startOfDay(day, ourZone));

import { localDateOf, startOfDay, type LocalDate } from '@vigie/rules';

/** The zone of our days: those of the board and of proofs. */
export const ourZone = 'Europe/Paris';

/** The day of an instant, here. */
export const dayOf = (instant: Date): LocalDate => localDateOf(instant.toISOString(), ourZone);

/** The instant at which a day begins, here. */
export const startOf = (day: LocalDate): Date => new Date(startOfDay(day, ourZone));

/** The day of a use case. */
export const todayOf = ({ now }: { now: Date }): LocalDate => dayOf(now);

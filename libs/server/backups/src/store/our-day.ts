import { localDateOf, type LocalDate } from '@vigie/rules';

/** Periods that are counted in days are counted on our wall clock. */
export const ourZone = 'Europe/Paris';

/** The day of an instant. */
export const dayOf = (instant: Date): LocalDate => localDateOf(instant.toISOString(), ourZone);
/** The day of a use case. */
export const todayOf = ({ now }: { now: Date }): LocalDate => dayOf(now);

import { localDateOf, type LocalDate } from '@vigie/rules';

/** The day of an instant in France: delays and half-years are those of its calendar. */
export const todayOf = ({ now }: { now: Date }): LocalDate => localDateOf(now.toISOString(), 'Europe/Paris');

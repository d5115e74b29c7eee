import { DomainError, type Transaction } from '@vigie/platform';
import { localDateOf, type ContractFault, type LocalDate } from '@vigie/rules';
import { CalendarRow } from '@vigie/directory';

/** Contracts are read and signed in one country. */
const zone = 'Europe/Paris';

/** The day of a use case. */
export const todayOf = ({ now }: { now: Date }): LocalDate => localDateOf(now.toISOString(), zone);

/** Refuses by the name of the first fault, all of them beside their fields. */
export function refuseFaults(faults: readonly ContractFault[]): void {
  const [first] = faults;
  if (first) throw new DomainError(first.code, undefined, [...faults]);
}

/** A calendar that is named exists. */
export async function checkCalendar(tx: Transaction, calendarId: string | null): Promise<void> {
  if (calendarId === null || (await tx.manager.existsBy(CalendarRow, { id: calendarId }))) return;
  throw new DomainError('request.invalid', undefined, [{ path: 'conditions.calendarId', code: 'not-found' }]);
}

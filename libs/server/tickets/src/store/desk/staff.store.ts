import { fromJson, type Transaction } from '@vigie/platform';
import type { Locale, Role } from '@vigie/wire';

/** One of our people, as somebody to write to. */
export interface Colleague {
  id: string;
  email: string;
  locale: Locale;
  roles: Role[];
}

/** Our active people. */
export async function activeStaff(tx: Transaction): Promise<Colleague[]> {
  const rows = await tx.query<Omit<Colleague, 'roles'> & { roles: Role[] | string }>(
    "SELECT id, email, locale, roles FROM person WHERE kind = 'staff' AND active = 1",
  );
  return rows.map((row) => ({ ...row, roles: fromJson(row.roles) }));
}

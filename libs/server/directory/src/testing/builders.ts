import { actorOf, type Actor } from '@vigie/platform';
import { defaultCalendar } from '@vigie/rules';
import type { ContactRole, StaffRole } from '@vigie/wire';
import type { EntityManager } from 'typeorm';
import { Passwords } from '../auth/passwords';
import { CalendarRow } from '../store/calendar.row';
import { ClientRow } from '../store/client.row';
import { PersonRow } from '../store/person.row';

/** A Database, a Transaction or a DataSource. */
export interface Store {
  readonly manager: EntityManager;
}

export const testPassword = 'correct cheval agrafe pile';

let count = 0;
const unique = () => `${process.pid}-${(count += 1)}`;
let hash: Promise<string> | undefined;
const testHash = () => (hash ??= new Passwords({ demo: true } as never).hash(testPassword));

/** A calendar with the default hours. */
export async function aCalendar(store: Store, values: Partial<CalendarRow> = {}): Promise<CalendarRow> {
  const row = {
    name: `Calendrier ${unique()}`,
    goodFriday: false,
    version: 1,
    ...defaultCalendar,
    ...values,
  };
  const { identifiers } = await store.manager.insert(CalendarRow, row);
  return store.manager.findOneByOrFail(CalendarRow, { id: String(identifiers[0]?.['id']) });
}

/** A client on a calendar of its own, unless one is given. */
export async function aClient(store: Store, values: Partial<ClientRow> = {}): Promise<ClientRow> {
  const row = {
    name: `Client ${unique()}`,
    formula: 'PREMIUM' as const,
    deadlineMode: 'elapsed' as const,
    calendarId: values.calendarId ?? (await aCalendar(store)).id,
    createdAt: new Date(),
    version: 1,
    ...values,
  };
  const { identifiers } = await store.manager.insert(ClientRow, row);
  return store.manager.findOneByOrFail(ClientRow, { id: String(identifiers[0]?.['id']) });
}

type StaffValues = Partial<Omit<PersonRow, 'roles'>> & { roles?: StaffRole[] };
type ContactValues = Partial<Omit<PersonRow, 'roles'>> & { roles?: ContactRole[] };

/** One of our people, a technician unless said otherwise, whose password is `testPassword`. */
export function aStaff(store: Store, values: StaffValues = {}): Promise<PersonRow> {
  return aPerson(store, {
    name: 'Léa Martin',
    email: `staff-${unique()}@vigie.test`,
    roles: ['technician'],
    ...values,
    kind: 'staff',
    clientId: null,
  });
}

/** A client's contact, a requester of a client of their own unless said otherwise. */
export async function aContact(store: Store, values: ContactValues = {}): Promise<PersonRow> {
  const clientId = values.clientId ?? (await aClient(store)).id;
  return aPerson(store, {
    name: 'Camille Roussel',
    email: `contact-${unique()}@client.test`,
    roles: ['requester'],
    ...values,
    kind: 'contact',
    clientId,
  });
}

/** A person as the actor of a use case. */
export const asActor = (person: PersonRow): Actor => actorOf(person);

async function aPerson(
  store: Store,
  values: Partial<PersonRow> & Pick<PersonRow, 'kind' | 'name' | 'email' | 'roles' | 'clientId'>,
): Promise<PersonRow> {
  const row = {
    passwordHash: await testHash(),
    locale: 'fr' as const,
    active: true,
    createdAt: new Date(),
    version: 1,
    ...values,
  };
  const { identifiers } = await store.manager.insert(PersonRow, row);
  return store.manager.findOneByOrFail(PersonRow, { id: String(identifiers[0]?.['id']) });
}

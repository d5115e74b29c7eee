import { found, type Actor, type Transaction } from '@vigie/platform';
import type { Formula } from '@vigie/rules';
import { clientById, insertClient, updateClient } from '../store/clients.store';
import { insertPerson, personById, updatePerson } from '../store/people.store';
import { firstCalendar } from '../store/settings.store';

/** Adds a client that another desk knew, or changes the one there is. Returns its identifier. */
export async function importClient(
  tx: Transaction,
  actor: Actor,
  known: string | null,
  values: { name: string; formula?: Formula; siren?: string },
): Promise<string> {
  if (known === null) {
    const calendarId = found(await firstCalendar(tx));
    const client = { formula: 'STANDARD' as const, ...values, deadlineMode: 'elapsed' as const, calendarId };
    const id = await insertClient(tx, client);
    await tx.audit(actor, 'client.created', `client:${id}`, { ...client, imported: true });
    await tx.emit('client.changed', { clientId: id, version: 1 });
    return id;
  }
  const before = found(await clientById(tx, known));
  await updateClient(tx, before, values);
  await tx.audit(actor, 'client.changed', `client:${known}`, { ...values, imported: true });
  if (values.formula && values.formula !== before.formula)
    await tx.emit('sla.terms-changed', { clientId: known });
  await tx.emit('client.changed', { clientId: known, version: before.version + 1 });
  return known;
}

/** Adds a contact that another desk knew, or renames the one there is; nobody is invited. Returns the identifier. */
export async function importContact(
  tx: Transaction,
  actor: Actor,
  known: string | null,
  contact: { clientId: string; name: string; email: string; active?: boolean },
): Promise<string> {
  const { clientId, name, email, active = true } = contact;
  if (known === null) {
    const id = await insertPerson(tx, { kind: 'contact', clientId, name, email, roles: ['requester'] });
    if (!active) await updatePerson(tx, { id, version: 1 }, { active });
    await tx.audit(actor, 'person.created', `person:${id}`, { kind: 'contact', clientId, imported: true });
    return id;
  }
  const { version } = found(await personById(tx, known));
  await updatePerson(tx, { id: known, version }, { name });
  await tx.audit(actor, 'person.changed', `person:${known}`, { name, imported: true });
  return known;
}

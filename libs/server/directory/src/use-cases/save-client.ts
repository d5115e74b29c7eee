import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, isDuplicate, type Actor, type Transaction } from '@vigie/platform';
import {
  clientById,
  clientBySiren,
  insertClient,
  updateClient,
  type ClientValues,
} from '../store/clients.store';
import { calendarById } from '../store/settings.store';

type Optional<T> = { [K in keyof T]?: T[K] | undefined };

/** Adds or changes a company under contract. */
@Injectable()
export class SaveClient {
  constructor(private readonly database: Database) {}

  /** Adds a client; returns its identifier. */
  create(actor: Actor, input: ClientValues): Promise<string> {
    return this.write(async (tx) => {
      await checkCalendarExists(tx, input.calendarId);
      await checkSirenFree(tx, null, input.siren);
      const id = await insertClient(tx, input);
      await tx.audit(actor, 'client.created', `client:${id}`, { ...input });
      await tx.emit('client.changed', { clientId: id, version: 1 });
      return id;
    });
  }

  /** Changes what is given; version.conflict when somebody else did in between. */
  change(actor: Actor, id: string, change: Optional<ClientValues> & { version: number }): Promise<void> {
    return this.write(async (tx) => {
      const { version, ...values } = change;
      found(await clientById(tx, id));
      if (values.calendarId) await checkCalendarExists(tx, values.calendarId);
      await checkSirenFree(tx, id, values.siren);
      await updateClient(tx, { id, version }, values);
      await tx.audit(actor, 'client.changed', `client:${id}`, values);
      if (values.formula || values.calendarId) await tx.emit('sla.terms-changed', { clientId: id });
      await tx.emit('client.changed', { clientId: id, version: version + 1 });
    });
  }

  private async write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('client.name-taken') : error;
    }
  }
}

async function checkCalendarExists(tx: Transaction, calendarId: string): Promise<void> {
  if (await calendarById(tx, calendarId)) return;
  throw new DomainError('request.invalid', undefined, [{ path: 'calendarId', code: 'not-found' }]);
}

async function checkSirenFree(tx: Transaction, id: string | null, siren?: string | null): Promise<void> {
  const holder = siren ? await clientBySiren(tx, siren) : null;
  if (holder && holder.id !== id) throw new DomainError('client.siren-taken');
}

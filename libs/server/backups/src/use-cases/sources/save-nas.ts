import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import { maxNasConnections, type NasChange, type NasInput } from '@vigie/wire';
import { changeNas, countNas, insertNas, lockNas } from '../../store/sources/nas.store';
import { clientExists } from '../../store/sources/client.store';
import { NasAccounts } from './nas-accounts';
import { startPoll } from './request-poll';

/** Sets up the NAS that are read. */
@Injectable()
export class SaveNas {
  constructor(
    private readonly database: Database,
    private readonly accounts: NasAccounts,
  ) {}

  /** It is read at once. Errors: nas.too-many, nas.name-taken, nas.address-unprotected, nas.password-needed. */
  create(actor: Actor, { password, ...input }: NasInput): Promise<string> {
    return this.database.transaction(async (tx) => {
      if ((await countNas(tx)) >= maxNasConnections) throw new DomainError('nas.too-many');
      await check(tx, input);
      if (password === undefined) throw fault('password', 'nas.password-needed');
      const due = { pollDueAt: input.active ? tx.now : null };
      const id = await insertNas(tx, { ...input, ...due, password: null, createdBy: actor.name });
      await changeNas(tx, { id, version: 1 }, { password: this.accounts.seal(id, password) });
      await tx.audit(actor, 'nas.created', `nas:${id}`, input);
      if (input.active) await startPoll(tx, { id, pollStartedAt: null });
      return id;
    });
  }

  /** A password goes to the address and account it was given for. Errors: those of create, version.conflict. */
  async change(actor: Actor, id: string, { version, password, ...input }: NasChange): Promise<void> {
    await this.database.transaction(async (tx) => {
      const before = found(await lockNas(tx, id));
      await check(tx, input);
      const same = before.address === input.address && before.account === input.account;
      if (password === undefined && !same) throw fault('password', 'nas.password-needed');
      await changeNas(
        tx,
        { id, version },
        {
          ...input,
          ...(password !== undefined && { password: this.accounts.seal(id, password) }),
          pollDueAt: input.active ? tx.now : null,
          // A reading that is under way was begun with what was known before.
          pollStartedAt: null,
        },
      );
      await tx.audit(actor, 'nas.changed', `nas:${id}`, input);
      if (input.active) await startPoll(tx, { id, pollStartedAt: null });
      tx.live({ type: 'backup-sources.changed' });
    });
  }
}

async function check(tx: Transaction, input: Omit<NasInput, 'password'>): Promise<void> {
  if (!input.privateNetwork && !input.address.startsWith('https:'))
    throw fault('address', 'nas.address-unprotected');
  if (input.clientId !== null && !(await clientExists(tx, input.clientId)))
    throw fault('clientId', 'not-found');
}

const fault = (path: string, code: 'nas.address-unprotected' | 'nas.password-needed' | 'not-found') =>
  new DomainError('request.invalid', undefined, [{ path, code }]);

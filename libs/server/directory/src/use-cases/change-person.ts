import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import { contactRoles, staffRoles, type Role } from '@vigie/wire';
import { IdentityCache } from '../auth/identity-cache';
import { byPerson } from '../auth/owner';
import { lockAdministrators, lockPerson, updatePerson, type StoredPerson } from '../store/people.store';
import { deleteSessions } from '../store/sessions.store';
import { deletePasswordLinks, deleteTokens } from '../store/tokens.store';

export interface PersonChange {
  name?: string | undefined;
  roles?: Role[] | undefined;
  active?: boolean | undefined;
  version: number;
}

/** Changes the name, the roles or the access of a person. Other roles, or no access any more, end their sessions. */
@Injectable()
export class ChangePerson {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityCache,
  ) {}

  async run(actor: Actor, id: string, change: PersonChange): Promise<void> {
    byPerson(actor);
    await this.database.transaction(async (tx) => {
      const administrators = await lockAdministrators(tx);
      const person = found(await lockPerson(tx, id));
      if (person.kind === 'staff' && !actor.permissions.has('people.manage'))
        throw new DomainError('permission.missing');
      const values = valuesOf(person, change);
      keepAdministrator(person, values, administrators);
      await updatePerson(tx, { id, version: change.version }, values);
      await this.endAccess(tx, person, values);
      await tx.audit(actor, 'person.changed', `person:${id}`, differences(person, values));
      tx.afterCommit.push(() => this.identities.clear());
    });
  }

  private async endAccess(tx: Transaction, person: StoredPerson, values: Values): Promise<void> {
    if (sameRoles(person.roles, values.roles) && values.active) return;
    await deleteSessions(tx, person.id);
    if (values.active) return;
    await deleteTokens(tx, person.id);
    await deletePasswordLinks(tx, person.id);
  }
}

interface Values {
  name: string;
  roles: Role[];
  active: boolean;
}

function valuesOf(person: StoredPerson, change: PersonChange): Values {
  const roles = [...new Set(change.roles ?? person.roles)];
  const fitting: readonly Role[] = person.kind === 'staff' ? staffRoles : contactRoles;
  if (!roles.every((role) => fitting.includes(role)))
    throw new DomainError('request.invalid', undefined, [{ path: 'roles', code: 'request.invalid' }]);
  return { name: change.name ?? person.name, roles, active: change.active ?? person.active };
}

function keepAdministrator(before: Values, after: Values, administrators: number): void {
  const wasOne = before.active && before.roles.includes('administrator');
  const isOne = after.active && after.roles.includes('administrator');
  if (wasOne && !isOne && administrators <= 1) throw new DomainError('person.last-administrator');
}

const sameRoles = (before: readonly Role[], after: readonly Role[]) =>
  before.length === after.length && before.every((role) => after.includes(role));

/** What the journal keeps: it cannot be erased, so a name is only said to have changed. */
function differences(before: Values, after: Values): Record<string, unknown> {
  return {
    ...(before.name !== after.name && { name: 'changed' }),
    ...(!sameRoles(before.roles, after.roles) && { roles: { from: before.roles, to: after.roles } }),
    ...(before.active !== after.active && { active: after.active }),
  };
}

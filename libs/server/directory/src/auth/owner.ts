import { DomainError, type Actor, type Identity } from '@vigie/platform';

/** The person who calls. */
export function ownerOf({ actor }: Identity): string {
  if (!actor.id) throw new DomainError('permission.missing');
  return actor.id;
}

/** The session of the caller: what guards an account is changed by its owner in person, never by a token. */
export function ownSession(identity: Identity): { personId: string; sessionId: string } {
  if (!identity.sessionId) throw new DomainError('permission.missing');
  return { personId: ownerOf(identity), sessionId: identity.sessionId };
}

/** People let people in: a program with a token of its own never does, whatever its scopes. */
export function byPerson(actor: Actor): void {
  if (!actor.id) throw new DomainError('permission.missing');
}

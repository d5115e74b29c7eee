import { permissionsOf, servicePermissions, type Locale, type Permission, type Role } from '@vigie/wire';

/**
 * Whose data a query may touch: every client's (our people and our own jobs), or one client's.
 * Every query of client data takes one, so an unscoped query does not compile.
 */
export type ClientScope = { readonly kind: 'all' } | { readonly kind: 'client'; readonly clientId: string };

export const allClients: ClientScope = { kind: 'all' };

/** SQL condition that keeps a query inside a scope, with its parameters. */
export function scopeCondition(scope: ClientScope, column: string): { sql: string; parameters: string[] } {
  switch (scope.kind) {
    case 'all':
      return { sql: '1 = 1', parameters: [] };
    case 'client':
      return { sql: `${column} = ?`, parameters: [scope.clientId] };
  }
}

/** Whether an object of this client lies inside the scope. */
export function inScope(scope: ClientScope, clientId: string): boolean {
  return scope.kind === 'all' || scope.clientId === clientId;
}

/** Who acts: one of our people, a client's contact, or the system itself. */
export interface Actor {
  kind: 'staff' | 'contact' | 'system';
  /** Null for the system. */
  id: string | null;
  name: string;
  /** How the journal names the actor. */
  label: string;
  email: string;
  clientId: string | null;
  roles: readonly Role[];
  permissions: ReadonlySet<Permission>;
  scope: ClientScope;
  locale: Locale;
}

interface PersonIdentity {
  id: string;
  kind: 'staff' | 'contact';
  name: string;
  email: string;
  clientId: string | null;
  roles: readonly Role[];
  locale: Locale;
}

/** The actor of a signed-in person; a token may narrow what they may do. */
export function actorOf(person: PersonIdentity, granted?: readonly Permission[]): Actor {
  const own = permissionsOf(person.roles);
  return {
    ...person,
    label: `${person.kind}:${person.id} ${person.email}`,
    permissions: granted ? new Set(granted.filter((permission) => own.has(permission))) : own,
    scope: scopeOf(person),
  };
}

function scopeOf(person: PersonIdentity): ClientScope {
  if (person.kind === 'staff') return allClients;
  // A contact without a client would otherwise see everything: an impossible id sees nothing.
  return { kind: 'client', clientId: person.clientId ?? '0' };
}

/** Work that nobody asked for: schedules, mail intake, clocks. */
export function systemActor(reason: string): Actor {
  return {
    kind: 'system',
    id: null,
    name: 'Vigie',
    label: `system:${reason}`,
    email: '',
    clientId: null,
    roles: [],
    permissions: new Set(),
    scope: allClients,
    locale: 'fr',
  };
}

/** A program that calls with a service token: nobody's rights but those of the token, under the token's name. */
export function serviceActor(token: { id: string; name: string }, granted: readonly Permission[]): Actor {
  const allowed = servicePermissions.filter((permission) => granted.includes(permission));
  return {
    ...systemActor('service'),
    name: token.name,
    label: `service:${token.id} ${token.name}`,
    permissions: new Set(allowed),
  };
}

import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import type { ArrivalChoices } from '@vigie/wire';
import { templatesOf, type StoredTemplate } from '../../store/templates/account-template.store';
import { tenantCopyOf, type TenantCopy } from '../../store/templates/client-choices.store';

/** What the form of arrival proposes to a client: names only, of its own company. */
@Injectable()
export class ArrivalChoicesQuery {
  constructor(private readonly database: Database) {}

  /** Functions with what they bring, licences, and groups that people can be put into. */
  async of(actor: Actor): Promise<ArrivalChoices> {
    const clientId = found(actor.clientId);
    const { manager } = this.database;
    const [rows, copy] = await Promise.all([templatesOf(manager, clientId), tenantCopyOf(manager, clientId)]);
    const groups = [...copy.groups.values()].filter(({ writable }) => writable);
    return {
      items: rows.filter(({ active }) => active).map((row) => brought(row, copy)),
      licences: [...copy.licences.values()].map(({ product }) => product),
      groups: groups.map(({ name, kind }) => ({ name, kind })),
    };
  }
}

/** Before the first reading, what was chosen is known by its name alone. */
function brought({ name, licences, groupIds, tasks, names }: StoredTemplate, copy: TenantCopy) {
  const unread = (id: string) => (copy.known ? undefined : names?.[id]);
  const groups = groupIds.flatMap((id) => {
    const group = copy.groups.get(id);
    return group?.writable ? [group] : [];
  });
  const named = (kind: (typeof groups)[number]['kind']) =>
    groups.filter((group) => group.kind === kind).map((group) => group.name);
  return {
    name,
    licences: licences.flatMap((id) => copy.licences.get(id)?.product ?? unread(id) ?? []),
    teams: named('team'),
    lists: named('list'),
    groups: [...named('group'), ...groupIds.flatMap((id) => unread(id) ?? [])],
    tasks,
  };
}

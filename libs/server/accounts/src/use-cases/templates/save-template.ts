import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import type { AccountTemplateChange, AccountTemplateState, NewAccountTemplate } from '@vigie/wire';
import {
  insertTemplate,
  lockTemplate,
  setTemplateActive,
  updateTemplate,
  type StoredTemplate,
  type TemplateValues,
} from '../../store/templates/account-template.store';
import { tenantCopyOf } from '../../store/templates/client-choices.store';

/** Keeps what people of a function get at a client. Plans that were made from a template stay as they are. */
@Injectable()
export class SaveTemplate {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /**
   * Adds a template; returns its identifier. Errors: not-found, account-template.too-many, account-template.name-taken,
   * account-template.licence-unknown, account-template.group-refused.
   */
  create(actor: Actor, clientId: string, template: NewAccountTemplate): Promise<string> {
    return this.database.transaction(async (tx) => {
      await this.directory.clientTerms(clientId, tx);
      const values = await checked(tx, clientId, template, null);
      const id = await insertTemplate(tx, clientId, values);
      await tx.audit(actor, 'account-template.created', `account-template:${id}`, { clientId, ...values });
      return id;
    });
  }

  /** Errors: those of `create`, version.conflict. */
  replace(actor: Actor, id: string, { version, ...template }: AccountTemplateChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await lockTemplate(tx, id);
      const values = await checked(tx, before.clientId, template, before);
      await updateTemplate(tx, { id, version }, values);
      await tx.audit(actor, 'account-template.changed', `account-template:${id}`, { ...values });
    });
  }

  /** Archives a template, or proposes it again. Errors: not-found, version.conflict. */
  setActive(actor: Actor, id: string, { version, active }: AccountTemplateState): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { name } = await lockTemplate(tx, id);
      await setTemplateActive(tx, { id, version }, active);
      const action = active ? 'account-template.restored' : 'account-template.archived';
      await tx.audit(actor, action, `account-template:${id}`, { name });
    });
  }
}

/** Refuses what cannot be chosen, but for what the template held before: that is marked, and removed by a person. */
async function checked(
  tx: Transaction,
  clientId: string,
  template: NewAccountTemplate,
  before: StoredTemplate | null,
): Promise<TemplateValues> {
  const { licences, groups } = await tenantCopyOf(tx.manager, clientId);
  const held = new Set([...(before?.licences ?? []), ...(before?.groupIds ?? [])]);
  const values = {
    ...template,
    licences: template.licences.map((id) => id.toLowerCase()),
    groups: template.groups.map((id) => id.toLowerCase()),
  };
  if (values.licences.some((id) => !held.has(id) && !licences.has(id)))
    throw refusal('licences', 'account-template.licence-unknown');
  if (values.groups.some((id) => !held.has(id) && !groups.get(id)?.writable))
    throw refusal('groups', 'account-template.group-refused');
  const nameOf = (id: string) =>
    licences.get(id)?.product ?? groups.get(id)?.name ?? before?.names?.[id] ?? id;
  const names = Object.fromEntries([...values.licences, ...values.groups].map((id) => [id, nameOf(id)]));
  return { ...values, names };
}

const refusal = (
  path: 'licences' | 'groups',
  code: 'account-template.licence-unknown' | 'account-template.group-refused',
) => new DomainError(code, undefined, [{ path, code }]);

import { DomainError, found, isDuplicate, type Transaction } from '@vigie/platform';
import type { NewAccountTemplate } from '@vigie/wire';
import type { EntityManager } from 'typeorm';
import { AccountTemplateRow } from './account-template.row';

const mostTemplates = 200;

/** A template as stored; stays inside the feature. */
export type StoredTemplate = Readonly<AccountTemplateRow>;

/** What a template brings, with the names of it all as they are now. */
export type TemplateValues = NewAccountTemplate & { names: Record<string, string> };

/** Those of a client by name, the archived ones last; their number is limited where they are saved. */
export const templatesOf = (manager: EntityManager, clientId: string): Promise<StoredTemplate[]> =>
  manager.find(AccountTemplateRow, {
    where: { clientId },
    order: { active: 'DESC', name: 'ASC', id: 'ASC' },
  });

/** Reads a template and holds it until the transaction ends; 404 when there is none. */
export const lockTemplate = async (tx: Transaction, id: string): Promise<StoredTemplate> =>
  found(await tx.manager.findOne(AccountTemplateRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));

/** Adds a template; returns its identifier. Errors: account-template.too-many, account-template.name-taken. */
export async function insertTemplate(
  tx: Transaction,
  clientId: string,
  { groups, ...values }: TemplateValues,
): Promise<string> {
  if ((await tx.manager.countBy(AccountTemplateRow, { clientId })) >= mostTemplates)
    throw new DomainError('account-template.too-many');
  const row = { ...values, groupIds: groups, clientId, active: true, createdAt: tx.now, version: 1 };
  return unlessTaken(() => tx.insert(AccountTemplateRow, row));
}

/** Replaces a template that was read at this version. Errors: version.conflict, account-template.name-taken. */
export function updateTemplate(
  tx: Transaction,
  template: { id: string; version: number },
  { groups, ...values }: TemplateValues,
): Promise<void> {
  return unlessTaken(() => tx.updateVersioned(AccountTemplateRow, template, { ...values, groupIds: groups }));
}

/** Archives a template or takes it back. Error: version.conflict. */
export const setTemplateActive = (
  tx: Transaction,
  template: { id: string; version: number },
  active: boolean,
): Promise<void> => tx.updateVersioned(AccountTemplateRow, template, { active });

async function unlessTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new DomainError('account-template.name-taken', undefined, [
      { path: 'name', code: 'account-template.name-taken' },
    ]);
  }
}

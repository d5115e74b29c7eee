import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, found, type Actor } from '@vigie/platform';
import { approversOf, mayAskFor, type AskingContact } from '@vigie/rules';
import type { CatalogueForm, CatalogueItem } from '@vigie/wire';
import { contactsOf, optionsOf } from '../../store/catalogue/form-options.store';
import { offeredTypes, type PublishedType } from '../../store/catalogue/request-type.store';

/** What a contact may ask for, from the types that we defined. */
@Injectable()
export class ClientCatalogue {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  async list(actor: Actor): Promise<{ items: CatalogueItem[] }> {
    const contact = await this.contact(actor);
    const offered = await offeredTypes(this.database);
    return { items: offered.filter(({ content }) => mayAskFor(content.audience, contact)).map(toItem) };
  }

  /** One form with what can be chosen in it; 404 for what this contact may not ask for. */
  async form(actor: Actor, id: string): Promise<CatalogueForm> {
    const contact = await this.contact(actor);
    const [type] = await offeredTypes(this.database, id);
    const { content } = found(type);
    const offered = found(mayAskFor(content.audience, contact) ? type : null);
    const contacts = await contactsOf(this.database, contact.clientId);
    return {
      ...toItem(offered),
      fields: content.fields,
      options: await optionsOf(this.database, contact.clientId, content.fields),
      approvesOneself: approversOf(content.approval, contacts, contact.id).includes(contact.id),
    };
  }

  private async contact(actor: Actor): Promise<AskingContact & { id: string }> {
    const { id, clientId, formula, roles } = found(await this.directory.contactById(found(actor.id)));
    return {
      id,
      clientId,
      formula,
      requester: roles.includes('requester'),
      approver: roles.includes('approver'),
    };
  }
}

function toItem({ id, number, content }: PublishedType): CatalogueItem {
  const { name, description, category, icon, service, approval } = content;
  return { id, number, name, description, category, icon, service, needsApproval: approval.by !== 'nobody' };
}

import { Injectable } from '@nestjs/common';
import { Database, found } from '@vigie/platform';
import { demoPerson } from '@vigie/tickets';
import { insertTemplate, templatesOf } from '../../store/templates/account-template.store';
import { demoNames, demoTemplates } from './demo-templates.data';

/** The templates of a demonstration, whose tenants are read only once it runs; changes nothing that exists. */
@Injectable()
export class SeedTemplates {
  constructor(private readonly database: Database) {}

  async execute(): Promise<void> {
    const dispatcher = await demoPerson(this.database, 'dispatch@vigie.test');
    for (const { requester, templates } of demoTemplates) {
      const clientId = found((await demoPerson(this.database, requester)).clientId);
      if ((await templatesOf(this.database.manager, clientId)).length > 0) continue;
      await this.database.transaction(async (tx) => {
        for (const template of templates) {
          const ids = [...template.licences, ...template.groups];
          const names = Object.fromEntries(ids.map((id) => [id, demoNames[id] ?? id]));
          const id = await insertTemplate(tx, clientId, { ...template, names });
          await tx.audit(dispatcher, 'account-template.created', `account-template:${id}`, {
            clientId,
            ...template,
          });
        }
      });
    }
  }
}

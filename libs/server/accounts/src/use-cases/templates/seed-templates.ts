import { Injectable } from '@nestjs/common';
import { Database, found } from '@vigie/platform';
import { demoPerson } from '@vigie/tickets';
import { templatesOf } from '../../store/templates/account-template.store';
import { tenantCopyOf } from '../../store/templates/tenant-copy.store';

import { demoTemplates } from './demo-templates.data';
import { SaveTemplate } from './save-template';

/** The templates of a demonstration, with what of their licences and groups has been read by then. */
@Injectable()
export class SeedTemplates {
  constructor(
    private readonly database: Database,
    private readonly saving: SaveTemplate,
  ) {}

  async execute(): Promise<void> {
    const dispatcher = await demoPerson(this.database, 'dispatch@vigie.test');
    for (const { requester, templates } of demoTemplates) {
      const clientId = found((await demoPerson(this.database, requester)).clientId);
      if ((await templatesOf(this.database.manager, clientId)).length > 0) continue;
      const { licences, groups } = await tenantCopyOf(this.database.manager, clientId);
      const idsOf = (
        names: readonly string[],
        all: ReadonlyMap<string, { name: string; writable?: boolean }>,
      ) => [...all].flatMap(([id, one]) => (names.includes(one.name) && one.writable !== false ? [id] : []));
      for (const { name, tasks, ...named } of templates)
        await this.saving.create(dispatcher, clientId, {
          name,
          tasks,
          licences: idsOf(named.licences, licences),
          groups: idsOf(named.groups, groups),
        });
    }
  }
}

import { contractEntities } from '@vigie/contracts';
import { startTestApp } from '@vigie/directory/testing';
import { CompanyHttpModule } from '../company.module';
import { billingEntities } from '../entities';
import { ExportsHttpModule } from '../exports.module';

/** The routes of our company and of its exports on a migrated database of their own. */
export const startCompanyApp = (name: string) =>
  startTestApp(
    name,
    {},
    { imports: [CompanyHttpModule, ExportsHttpModule], entities: [...contractEntities, ...billingEntities] },
  );

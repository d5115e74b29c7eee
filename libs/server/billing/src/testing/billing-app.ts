import { contractEntities } from '@vigie/contracts';
import { startTestApp } from '@vigie/directory/testing';
import { billingEntities } from '../entities';
import { billingHttpModules } from '../modules';

/** The routes of billing on a migrated database of their own. */
export const startBillingApp = (name: string) =>
  startTestApp(
    name,
    {},
    { imports: billingHttpModules, entities: [...contractEntities, ...billingEntities] },
  );

// lies in: libs/server/tickets/src/use-cases/sample.ts
// refused by: no-restricted-imports
// says: use-cases does not reach
import { marker } from '../jobs/sla-due.job';
export const copy = marker;

// lies in: libs/server/tickets/src/ports/sample.ts
// refused by: no-restricted-imports
// says: ports does not reach
import { marker } from '../store/tickets.store';
export const copy = marker;

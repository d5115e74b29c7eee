// lies in: libs/server/tickets/src/http/sample.ts
// refused by: no-restricted-imports
// says: http does not reach
import { marker } from '../store/tickets.store';
export const copy = marker;

// lies in: libs/server/tickets/src/store/sample.ts
// refused by: no-restricted-imports
// says: store does not reach
import { marker } from '../queries/list-tickets';
export const copy = marker;

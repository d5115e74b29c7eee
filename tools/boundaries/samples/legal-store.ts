// lies in: libs/server/tickets/src/store/legal.ts
// refused by: nothing
import { marker } from './ticket.row';
export const copy = marker;

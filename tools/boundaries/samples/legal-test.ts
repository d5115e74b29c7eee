// lies in: libs/server/tickets/src/use-cases/legal.int.spec.ts
// refused by: nothing
import { marker } from '@vigie/platform/testing';
import { marker as row } from '../store/ticket.row';
export const copy = [marker, row];

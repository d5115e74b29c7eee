// lies in: libs/server/adapters/src/legal.ts
// refused by: nothing
import { marker } from '@vigie/tickets';
import { createTransport } from 'nodemailer';
export const make = [createTransport, marker];

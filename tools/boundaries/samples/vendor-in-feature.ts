// lies in: libs/server/tickets/src/sample-mail.ts
// refused by: @nx/enforce-module-boundaries
// says: nodemailer
import { createTransport } from 'nodemailer';
export const make = createTransport;

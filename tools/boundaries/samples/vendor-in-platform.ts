// lies in: libs/server/platform/src/sample-mail.ts
// refused by: @nx/enforce-module-boundaries
// says: mailparser
import { simpleParser } from 'mailparser';
export const parse = simpleParser;

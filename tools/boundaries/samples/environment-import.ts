// lies in: libs/server/tickets/src/sample-environment-import.ts
// refused by: no-restricted-imports
// says: Settings are read once
import { env } from 'node:process';
export const zone = env['TZ'];

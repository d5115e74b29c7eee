// lies in: apps/worker/src/sample.ts
// refused by: @nx/enforce-module-boundaries
// says: imapflow
import { ImapFlow } from 'imapflow';
export const client = ImapFlow;

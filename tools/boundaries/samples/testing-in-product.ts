// lies in: libs/server/tickets/src/sample-testing.ts
// refused by: no-restricted-imports
// says: for tests only
import { marker } from '@vigie/platform/testing';
export const copy = marker;

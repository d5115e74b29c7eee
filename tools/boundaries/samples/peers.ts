// lies in: libs/server/billing/src/sample.ts
// refused by: @nx/enforce-module-boundaries
// says: scope:billing
import { marker } from '@vigie/accounts';
export const copy = marker;

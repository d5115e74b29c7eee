// lies in: libs/server/tickets/src/sample-relative.ts
// refused by: @nx/enforce-module-boundaries
// says: relative
import { marker } from '../../platform/src/index';
export const copy = marker;

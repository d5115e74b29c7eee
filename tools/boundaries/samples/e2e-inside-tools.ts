// lies in: apps/e2e/src/sample.ts
// refused by: @nx/enforce-module-boundaries
// says: relative
import { marker } from '../../../tools/index';
export const copy = marker;

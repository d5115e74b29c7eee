// lies in: apps/e2e/src/legal.ts
// refused by: nothing
import { marker } from '../../../tools/services.ts';
export const copy = marker;

// lies in: libs/server/platform/src/sample.ts
// refused by: @nx/enforce-module-boundaries
// says: @angular/core
import { signal } from '@angular/core';
export const make = signal;

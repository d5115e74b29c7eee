// lies in: apps/console/src/app/sample.ts
// refused by: @nx/enforce-module-boundaries
// says: typeorm
import { DataSource } from 'typeorm';
export const source = DataSource;

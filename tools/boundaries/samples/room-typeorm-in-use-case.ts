// lies in: libs/server/tickets/src/use-cases/sample-typeorm.ts
// refused by: no-restricted-imports
// says: business of store and queries
import { EntityManager } from 'typeorm';
export const manager = EntityManager;

import type { EntityManager } from 'typeorm';

/** Where rows are read: the database, or the transaction of a use case. */
export interface Source {
  readonly manager: EntityManager;
}

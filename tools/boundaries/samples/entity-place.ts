// lies in: libs/server/tickets/src/store/sample-entity.ts
// refused by: no-restricted-syntax
// says: .row.ts
import { Entity } from 'typeorm';
@Entity()
export class Sample {}

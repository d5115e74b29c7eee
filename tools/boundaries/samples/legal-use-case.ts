// lies in: libs/server/tickets/src/use-cases/legal.ts
// refused by: nothing
import { marker as platform } from '@vigie/platform';
import { marker as rules } from '@vigie/rules';
import { marker as port } from '../ports/mailbox';
import { marker as store } from '../store/tickets.store';
export const copy = [platform, rules, port, store];

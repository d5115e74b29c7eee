import { Service, inject } from '@angular/core';
import { KeptTyping } from '@vigie/ui';
import { SessionStore } from './session-store';

/** What people of a client typed and have not sent. */
@Service()
export class TypedStore extends KeptTyping {
  constructor() {
    const { session } = inject(SessionStore);
    super('vigie.portal.typed', () => session()?.person.id ?? 'visitor');
  }
}

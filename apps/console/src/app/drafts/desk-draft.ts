import { Service, inject } from '@angular/core';
import { KeptForm, KeptTyping } from '@vigie/ui';
import { SessionStore } from '../core/session-store';

/** What our people typed and have not sent. */
@Service()
class TypedStore extends KeptTyping {
  constructor() {
    const { person } = inject(SessionStore);
    super('vigie.typed', () => person()?.id ?? 'visitor');
  }
}

/** What is typed into a form of the console: closing it, leaving the page or a cut loses nothing. */
export class DeskDraft extends KeptForm {
  constructor(form: () => string | null) {
    super(form, { url: '/api/form-drafts', local: inject(TypedStore) });
  }
}

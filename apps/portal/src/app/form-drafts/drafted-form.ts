import { inject } from '@angular/core';
import { KeptForm } from '@vigie/ui';
import { TypedStore } from '../session/typed-store';

/** What is typed into a form of the portal. */
export class DraftedForm extends KeptForm {
  constructor(form: () => string | null) {
    super(form, { url: '/api/portal/form-drafts', local: inject(TypedStore) });
  }
}

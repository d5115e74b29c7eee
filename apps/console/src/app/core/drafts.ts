import { Service } from '@angular/core';

const prefix = 'vigie.draft.';

/** What was typed and not sent, kept for the browser tab: survives reload, sign-in and conflicts. */
@Service()
export class Drafts {
  read(key: string): string {
    try {
      return sessionStorage.getItem(prefix + key) ?? '';
    } catch {
      return '';
    }
  }

  write(key: string, text: string): void {
    try {
      if (text === '') sessionStorage.removeItem(prefix + key);
      else sessionStorage.setItem(prefix + key, text);
    } catch {
      // Storage refused or full: the text stays in the field.
    }
  }
}

import { DOCUMENT, Service, effect, inject, signal } from '@angular/core';
import { type Locale as LocaleCode, locales } from '@vigie/wire';

const storageKey = 'vigie.locale';

/** The language of the screens: French unless somebody chose otherwise. */
@Service()
export class Locale {
  readonly #document = inject(DOCUMENT);
  readonly #current = signal<LocaleCode>(stored() ?? 'fr');
  readonly current = this.#current.asReadonly();

  constructor() {
    effect(() => {
      this.#document.documentElement.lang = this.#current();
    });
  }

  use(locale: LocaleCode): void {
    this.#current.set(locale);
    try {
      localStorage.setItem(storageKey, locale);
    } catch {
      // Storage refused by the browser: the choice lasts for this page only.
    }
  }
}

function stored(): LocaleCode | undefined {
  try {
    const value = localStorage.getItem(storageKey);
    return locales.find((locale) => locale === value);
  } catch {
    return undefined;
  }
}

import { DOCUMENT, Service, effect, inject, signal } from '@angular/core';

export const themes = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themes)[number];

const storageKey = 'vigie.theme';

/** Light, dark, or as the system says. The choice is written on <html data-theme>. */
@Service()
export class Theme {
  readonly #document = inject(DOCUMENT);
  readonly #choice = signal<ThemeChoice>(stored());
  readonly choice = this.#choice.asReadonly();

  constructor() {
    effect(() => {
      const choice = this.#choice();
      if (choice === 'auto') delete this.#document.documentElement.dataset['theme'];
      else this.#document.documentElement.dataset['theme'] = choice;
    });
  }

  use(choice: ThemeChoice): void {
    this.#choice.set(choice);
    try {
      localStorage.setItem(storageKey, choice);
    } catch {
      // Storage refused by the browser: the choice lasts for this page only.
    }
  }
}

function stored(): ThemeChoice {
  try {
    const value = localStorage.getItem(storageKey);
    return themes.find((theme) => theme === value) ?? 'auto';
  } catch {
    return 'auto';
  }
}

import { Service, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import type { fr } from './texts.fr';
import { shellTexts } from './texts';

export type PageTitle = keyof (typeof fr)['titles'];

/** Title of the browser's tab, in the reader's language. */
@Service()
export class PortalTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #t = injectTexts(shellTexts);
  readonly #page = signal<PageTitle | null>(null);

  constructor() {
    super();
    effect(() => {
      const page = this.#page();
      this.#title.setTitle(page ? `${this.#t().titles[page]} · ${this.#t().brand}` : this.#t().brand);
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    let route = snapshot.root;
    while (route.firstChild) route = route.firstChild;
    this.#page.set((route.data['page'] as PageTitle | undefined) ?? null);
  }
}

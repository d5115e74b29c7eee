import { Service, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import { shellTexts } from './shell.texts';

/** The document's title in the language of the screens; a page may say something closer than its route. */
@Service()
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #t = injectTexts(shellTexts);
  readonly #key = signal('');
  readonly #said = signal('');

  constructor() {
    super();
    effect(() => {
      const titles: Readonly<Record<string, string>> = this.#t().titles;
      const title = this.#said() || titles[this.#key()];
      this.#title.setTitle(title ? `${title} · Vigie` : 'Vigie');
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.#said.set('');
    this.#key.set(this.buildTitle(snapshot) ?? '');
  }

  say(title: string): void {
    this.#said.set(title);
  }
}

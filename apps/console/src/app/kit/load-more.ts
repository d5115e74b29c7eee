import { Component, DestroyRef, ElementRef, afterNextRender, inject, output } from '@angular/core';
import { injectTexts, sharedTexts } from '@vigie/ui';

/** The end of a list: asks for the rest when it scrolls into view, or by its button. */
@Component({
  selector: 'app-load-more',
  template: `<button type="button" class="btn btn-small" (click)="reached.emit()">
    {{ shared().actions.loadMore }}
  </button>`,
  styles: `
    :host {
      display: grid;
      place-items: center;
      height: 56px;
    }
  `,
})
export class LoadMore {
  readonly reached = output();
  protected readonly shared = injectTexts(sharedTexts);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.reached.emit();
    });
    afterNextRender(() => observer.observe(host));
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
}

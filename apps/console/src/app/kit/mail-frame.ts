import {
  CSP_NONCE,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { kitTexts } from './kit.texts';
import { mailDocument } from './mail-document';

const tallest = 900;

/** The HTML of a mail in a frame that runs no script and fetches nothing unless asked. */
@Component({
  selector: 'app-mail-frame',
  template: `
    @if (document().blockedImages) {
      <p class="images">
        {{ t().images }}
        <button type="button" class="link-button" (click)="images.set(true)">{{ t().showImages }}</button>
      </p>
    }
    <iframe
      #frame
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerpolicy="no-referrer"
      [title]="t().frame(author())"
      (load)="fit()"
    ></iframe>
  `,
  styles: `
    :host {
      display: block;
    }
    iframe {
      display: block;
      width: 100%;
      height: 120px;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
      background: #fff;
    }
    .images {
      padding-block-end: 6px;
      color: var(--ink-3);
      font-size: var(--text-12);
    }
  `,
})
export class MailFrame {
  readonly html = input.required<string>();
  readonly author = input('');

  readonly #nonce = inject(CSP_NONCE, { optional: true }) ?? '';
  private readonly frame = viewChild.required<ElementRef<HTMLIFrameElement>>('frame');
  protected readonly t = injectTexts(kitTexts);
  protected readonly images = signal(false);
  protected readonly document = computed(() =>
    mailDocument(this.html(), { images: this.images(), nonce: this.#nonce }),
  );

  constructor() {
    // Not a template binding: Angular would sanitise the frame's own policy and styles away.
    afterRenderEffect(() => {
      this.frame().nativeElement.srcdoc = this.document().html;
    });
  }

  protected fit(): void {
    const frame = this.frame().nativeElement;
    const height = frame.contentDocument?.documentElement.scrollHeight ?? 0;
    frame.style.height = `${Math.min(Math.max(height + 2, 48), tallest)}px`;
  }
}

import {
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { kitTexts } from './kit.texts';

const tallest = 900;
const remoteImage = /<img\b[^>]*\sdata-remote-src="/;

/** The HTML of a mail: a page of its own with a policy of its own, in a frame that runs no script. */
@Component({
  selector: 'app-mail-frame',
  template: `
    @if (blocksImages()) {
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
  /** Path of the mail in the API; its page is `<path>/html`. */
  readonly path = input.required<string>();
  readonly html = input.required<string>();
  readonly author = input('');

  private readonly frame = viewChild.required<ElementRef<HTMLIFrameElement>>('frame');
  protected readonly t = injectTexts(kitTexts);
  protected readonly images = linkedSignal({ source: this.path, computation: () => false });
  protected readonly blocksImages = computed(() => !this.images() && remoteImage.test(this.html()));
  readonly #address = computed(() => `${this.path()}/html?app=console&images=${this.images()}`);

  constructor() {
    // Not a template binding: Angular takes no address of a frame from one.
    afterRenderEffect(() => {
      const frame = this.frame().nativeElement;
      frame.src = this.#address();
    });
  }

  protected fit(): void {
    const frame = this.frame().nativeElement;
    const height = frame.contentDocument?.documentElement.scrollHeight ?? 0;
    frame.style.height = `${Math.min(Math.max(height + 2, 48), tallest)}px`;
  }
}

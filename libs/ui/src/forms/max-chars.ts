import {
  DOCUMENT,
  DestroyRef,
  Directive,
  ElementRef,
  Renderer2,
  afterEveryRender,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { injectTexts } from '../text/texts';
import { formTexts } from './texts';

const mark = 'data-too-long';
let made = 0;

/**
 * The first field in `root` that holds more than it may, focused; true when there is one. For what sends without
 * submitting a form; forms refuse by themselves.
 */
export function refuseTooLong(root: ParentNode): boolean {
  const field = root.querySelector<HTMLElement>(`[${mark}]`);
  field?.focus();
  return field !== null;
}

/**
 * How much a field may hold. Nothing typed or pasted is ever cut: what is too long stays, is said under the field, and
 * keeps its form from being sent. What counts is what the server counts: the text without the blanks around it.
 */
@Directive({ selector: 'input[vMax], textarea[vMax]', exportAs: 'vMax' })
export class MaxChars {
  /** Null where the field has no limit. */
  readonly max = input.required<number | null, number | string | null>({
    alias: 'vMax',
    transform: (value) => (value === null ? null : Number(value)),
  });
  readonly #typed = signal(0);
  readonly #field = inject<ElementRef<HTMLInputElement | HTMLTextAreaElement>>(ElementRef).nativeElement;
  readonly #renderer = inject(Renderer2);
  readonly #document = inject(DOCUMENT);
  readonly #t = injectTexts(formTexts);
  readonly #id = `v-max-${++made}`;
  #message: HTMLElement | null = null;
  /** What the field itself said before, by attribute. */
  #before = new Map<string, string | null>();

  constructor() {
    const guard = (event: Event): void => this.#guard(event);
    const onKey = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key === 'Enter') this.#guard(event);
    };
    // First of all listeners, so that none of them sends.
    const measure = (): void => this.#typed.set(this.#field.value.trim().length);
    this.#field.addEventListener('input', measure);
    this.#field.addEventListener('keydown', onKey, { capture: true });
    this.#document.addEventListener('submit', guard, { capture: true });
    inject(DestroyRef).onDestroy(() => {
      this.#document.removeEventListener('submit', guard, { capture: true });
      this.#message?.remove();
    });
    // Text comes by keys, by paste, by a draft or a macro: the field is asked, whatever the way.
    afterEveryRender({ read: measure });
    effect(() => {
      const max = this.max();
      const typed = this.#typed();
      if (max !== null && typed > max) this.#show(this.#t().tooLong(max, typed));
      else this.#hide();
    });
  }

  get tooLong(): boolean {
    const max = this.max();
    return max !== null && this.#field.value.trim().length > max;
  }

  /** Enter in a text of several lines is a line; with Ctrl it sends. */
  #guard(event: Event): void {
    if (!this.tooLong) return;
    const { target } = event;
    if (event instanceof KeyboardEvent) {
      const isLine = this.#field instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey;
      if (isLine) return;
    } else if (!(target instanceof Node) || !target.contains(this.#field)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#field.focus();
  }

  #show(words: string): void {
    if (!this.#message) {
      this.#message = this.#make();
      const described = this.#field.getAttribute('aria-describedby');
      this.#say('aria-describedby', described ? `${described} ${this.#id}` : this.#id);
      this.#say('aria-invalid', 'true');
      this.#say(mark, '');
    }
    const isNew = this.#message.textContent === '';
    this.#renderer.setProperty(this.#message, 'textContent', words);
    if (isNew && this.#document.activeElement === this.#field)
      this.#message.scrollIntoView({ block: 'nearest' });
  }

  #say(name: string, value: string): void {
    this.#before.set(name, this.#field.getAttribute(name));
    this.#renderer.setAttribute(this.#field, name, value);
  }

  #make(): HTMLElement {
    const message = this.#renderer.createElement('span') as HTMLElement;
    message.id = this.#id;
    message.className = 'field-error';
    message.setAttribute('role', 'status');
    this.#field.after(message);
    return message;
  }

  #hide(): void {
    if (!this.#message) return;
    this.#message.remove();
    this.#message = null;
    for (const [name, value] of this.#before) {
      if (value === null) this.#renderer.removeAttribute(this.#field, name);
      else this.#renderer.setAttribute(this.#field, name, value);
    }
  }
}

import {
  Component,
  ElementRef,
  computed,
  debounced,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { Icon } from '@vigie/ui';

/** Something that can be picked. */
export interface PickOption {
  key: string;
  label: string;
  hint?: string;
  end?: string | undefined;
}

const typingMs = 180;

/** Looks for one thing among many, and keeps it: a combobox whose list opens under the field. */
@Component({
  selector: 'app-pick-field',
  imports: [Icon],
  templateUrl: './pick-field.html',
  styleUrl: './pick-field.css',
  host: { '(focusout)': 'leave($event)' },
})
export class PickField {
  readonly inputId = input.required<string>();
  readonly label = input.required<string>();
  /** Said when nothing fits. */
  readonly nothing = input.required<string>();
  readonly invalid = input(false);
  readonly options = input.required<readonly PickOption[]>();
  /** What is picked, in words; empty while nothing is. */
  readonly picked = input.required<string>();
  /** The key of what is picked now; null once somebody types over it. */
  readonly pick = output<string | null>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** What was typed over the words of what was picked stays, once these are gone. */
  protected readonly query = linkedSignal<string, string>({
    source: this.picked,
    computation: (picked, before) =>
      picked === '' && before && before.value !== before.source ? before.value : picked,
  });
  protected readonly open = signal(false);
  readonly #settled = debounced(() => (this.picked() ? '' : this.query().trim()), typingMs);
  /** What is looked for, once typing rests; null while the list is closed. */
  readonly search = computed(() => (this.open() ? this.#settled.value() : null));
  protected readonly active = linkedSignal({ source: this.options, computation: () => 0 });

  protected type(text: string): void {
    if (this.picked()) this.pick.emit(null);
    this.query.set(text);
    this.open.set(true);
  }

  protected move(step: number): void {
    this.open.set(true);
    const { length } = this.options();
    if (length > 0) this.active.update((index) => (index + step + length) % length);
  }

  protected choose(option: PickOption | undefined): void {
    if (!option) return;
    this.pick.emit(option.key);
    this.open.set(false);
  }

  protected enter(event: Event): void {
    if (!this.open()) return;
    event.preventDefault();
    this.choose(this.options()[this.active()]);
  }

  protected escape(event: Event): void {
    if (!this.open()) return;
    event.stopPropagation();
    this.open.set(false);
  }

  protected leave(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof Node) || !this.#host.contains(event.relatedTarget))
      this.open.set(false);
  }
}

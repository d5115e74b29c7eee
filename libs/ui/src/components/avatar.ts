import { Component, computed, input } from '@angular/core';
import { initialsOf } from '../text/initials';

/** A person as initials; a dash when there is nobody. */
@Component({
  selector: 'v-avatar',
  template: `<span aria-hidden="true">{{ initials() }}</span
    ><span class="visually-hidden">{{ label() || name() }}</span>`,
  styles: `
    :host {
      display: inline-grid;
      flex: none;
      place-items: center;
      width: 26px;
      height: 26px;
      border-radius: 50%;
      background: var(--accent-wash);
      color: var(--accent);
      font-size: var(--text-11);
      font-weight: var(--weight-strong);
    }
    :host(.nobody) {
      background: var(--quiet-wash);
      color: var(--ink-2);
    }
  `,
  host: { '[class.nobody]': '!name()', '[attr.title]': 'label() || name() || null' },
})
export class Avatar {
  readonly name = input.required<string | null>();
  /** Words for « nobody », or more than the name. */
  readonly label = input('');
  protected readonly initials = computed(() => initialsOf(this.name() ?? '') || '–');
}

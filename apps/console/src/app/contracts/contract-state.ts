import { Component, computed, inject, input } from '@angular/core';
import type { ContractState as State } from '@vigie/rules';
import { Icon, Locale } from '@vigie/ui';
import { contractWords } from '@vigie/wire';

const looks = {
  draft: { chip: '', icon: 'pencil' },
  active: { chip: 'chip-ok', icon: 'circle-check' },
  terminating: { chip: 'chip-warn', icon: 'clock' },
  suspended: { chip: 'chip-bad', icon: 'triangle-alert' },
  ended: { chip: '', icon: 'check' },
} as const;

/** The state of a contract: a word, a sign, a colour. */
@Component({
  selector: 'app-contract-state',
  imports: [Icon],
  template: `<span class="chip" [class]="look().chip"
    ><v-icon [name]="look().icon" [size]="12" />{{ words() }}</span
  >`,
})
export class ContractState {
  readonly state = input.required<State>();
  readonly #locale = inject(Locale).current;
  protected readonly look = computed(() => looks[this.state()]);
  protected readonly words = computed(() => contractWords[this.#locale()].states[this.state()]);
}

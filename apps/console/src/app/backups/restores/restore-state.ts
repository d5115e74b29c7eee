import { Component, input } from '@angular/core';
import type { RestoreState } from '@vigie/rules';
import { Icon, injectTexts } from '@vigie/ui';
import { restoreTexts } from './restores.texts';

const looks = {
  asked: ['chip-warn', 'clock'],
  chosen: ['chip-accent', 'hard-drive'],
  running: ['chip-accent', 'refresh-cw'],
  restored: ['chip-warn', 'send'],
  done: ['chip-ok', 'check'],
  confirmed: ['chip-ok', 'circle-check'],
  refused: ['', 'x'],
} as const satisfies Record<RestoreState, readonly [string, string]>;

/** Where a restore stands. */
@Component({
  selector: 'app-restore-state',
  imports: [Icon],
  template: `<span class="chip" [class]="looks[state()][0]"
    ><v-icon [name]="looks[state()][1]" [size]="12" />{{ t().states[state()] }}</span
  >`,
})
export class RestoreStateChip {
  readonly state = input.required<RestoreState>();
  protected readonly t = injectTexts(restoreTexts);
  protected readonly looks = looks;
}

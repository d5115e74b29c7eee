import { Component, computed, inject, input } from '@angular/core';
import type { ExpectedState, RunOutcome } from '@vigie/rules';
import { Icon, type IconName, Locale } from '@vigie/ui';
import { type BackupHealth as Health, backupWords } from '@vigie/wire';

interface Look {
  chip: string;
  icon: IconName;
}
const good: Look = { chip: 'chip-ok', icon: 'circle-check' };
const warn: Look = { chip: 'chip-warn', icon: 'triangle-alert' };
const bad: Look = { chip: 'chip-bad', icon: 'circle-alert' };
const going: Look = { chip: 'chip-accent', icon: 'refresh-cw' };
const quiet: Look = { chip: '', icon: 'clock' };

const healthLooks: Record<Health, Look> = { good, warning: warn, bad, running: going, never: quiet };
const outcomeLooks: Record<RunOutcome, Look> = {
  success: good,
  warning: warn,
  failed: bad,
  unknown: { chip: 'chip-bad', icon: 'info' },
  cancelled: { chip: 'chip-warn', icon: 'x' },
  running: going,
};
const expectedLooks: Record<ExpectedState, Look> = {
  awaited: quiet,
  satisfied: good,
  missed: { chip: 'chip-bad', icon: 'clock' },
  excused: { chip: '', icon: 'check' },
};

/** How a job stands: a word, a sign, a colour. */
@Component({
  selector: 'app-backup-health',
  imports: [Icon],
  template: `<span class="chip" [class]="look().chip"
    ><v-icon [name]="look().icon" [size]="12" />{{ words() }}</span
  >`,
})
export class BackupHealth {
  readonly health = input.required<Health>();
  /** The last night did not come at all. */
  readonly missed = input(false);
  readonly #locale = inject(Locale).current;
  protected readonly look = computed(() =>
    this.missed() ? expectedLooks.missed : healthLooks[this.health()],
  );
  protected readonly words = computed(() => {
    const words = backupWords[this.#locale()];
    return this.missed() ? words.expected.missed : words.healths[this.health()];
  });
}

/** How a night went: the outcome of its run, or that none came. */
@Component({
  selector: 'app-backup-outcome',
  imports: [Icon],
  template: `<span class="chip" [class]="look().chip"
    ><v-icon [name]="look().icon" [size]="12" />{{ words() }}</span
  >`,
})
export class BackupOutcome {
  readonly outcome = input<RunOutcome | null>(null);
  readonly expected = input<ExpectedState | null>(null);
  readonly #locale = inject(Locale).current;
  protected readonly look = computed(() => {
    const outcome = this.outcome();
    return outcome ? outcomeLooks[outcome] : expectedLooks[this.expected() ?? 'awaited'];
  });
  protected readonly words = computed(() => {
    const words = backupWords[this.#locale()];
    const outcome = this.outcome();
    return outcome ? words.outcomes[outcome] : words.expected[this.expected() ?? 'awaited'];
  });
}

import { Component, computed, inject, input } from '@angular/core';
import type { AlertClass, BackupHealth as Health, ExpectedState, RunOutcome } from '@vigie/rules';
import { Icon, type IconName, Locale, injectTexts } from '@vigie/ui';
import { backupWords } from '@vigie/wire';
import { backupReviewTexts } from '../review/review.texts';

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
  cancelled: { chip: 'chip-bad', icon: 'x' },
  running: going,
};
const expectedLooks: Record<ExpectedState, Look> = {
  awaited: quiet,
  satisfied: good,
  missed: { chip: 'chip-bad', icon: 'clock' },
  excused: { chip: '', icon: 'check' },
};

/** How a job stands: what is wrong with it, in a word, a sign and a colour. */
@Component({
  selector: 'app-backup-health',
  imports: [Icon],
  template: `<span class="chip" [class]="look().chip" [attr.title]="all()"
    ><v-icon [name]="look().icon" [size]="12" />{{ words() }}</span
  >`,
})
export class BackupHealth {
  readonly health = input.required<Health>();
  /** The worst first: it gives the word. */
  readonly troubles = input<readonly AlertClass[]>([]);
  readonly #locale = inject(Locale).current;
  readonly #review = injectTexts(backupReviewTexts);
  protected readonly look = computed(() =>
    this.troubles()[0] === 'missed' ? expectedLooks.missed : healthLooks[this.health()],
  );
  protected readonly words = computed(() => {
    const [worst, ...others] = this.troubles();
    if (!worst) return backupWords[this.#locale()].healths[this.health()];
    const { classes } = this.#review();
    return others.length > 0 ? `${classes[worst]} +${others.length}` : classes[worst];
  });
  protected readonly all = computed(() =>
    this.troubles()
      .map((one) => this.#review().classes[one])
      .join(', '),
  );
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

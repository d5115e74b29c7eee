import { Component, computed, inject, input, output, signal } from '@angular/core';
import { BytesPipe, DayPipe, Icon, InstantPipe, injectTexts } from '@vigie/ui';
import type { BackupRestore } from '@vigie/wire';
import { SessionStore } from '../../core/session-store';
import { RestoreActs } from './restore-acts';
import { RestoreStateChip } from './restore-state';
import { RestoredFolderLine } from './restored-folder-line';
import { restoreTexts } from './restores.texts';

/** One restore: what was asked, where it stands, what comes next. */
@Component({
  selector: 'app-restore-card',
  imports: [BytesPipe, DayPipe, Icon, InstantPipe, RestoredFolderLine, RestoreStateChip],
  templateUrl: './restore-card.html',
  styleUrl: './restore-card.css',
})
export class RestoreCard {
  readonly restore = input.required<BackupRestore>();
  readonly changed = output();

  readonly #acts = inject(RestoreActs);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(restoreTexts);
  protected readonly busy = signal(false);
  protected readonly canAct = computed(() => {
    const { state } = this.restore();
    return this.#session.can('backups.work') && ['asked', 'chosen', 'restored'].includes(state);
  });

  protected async act(act: 'choose' | 'launch' | 'deliver' | 'byHand' | 'refuse'): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.#acts[act](this.restore());
    } finally {
      this.busy.set(false);
      this.changed.emit();
    }
  }
}

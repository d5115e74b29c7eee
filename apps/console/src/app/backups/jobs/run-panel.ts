import { DIALOG_DATA } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { BytesPipe, ErrorState, InstantPipe, Locale, NumberPipe, Skeleton, injectTexts } from '@vigie/ui';
import { backupRun, backupWords } from '@vigie/wire';
import { PanelHead } from '../../kit/panel-frame';
import { ToldMessage } from '../told-message';
import { BackupOutcome } from './backup-health';
import { jobTexts } from './jobs.texts';

/** One run: its figures, what it says of each thing, and what its source said. */
@Component({
  selector: 'app-backup-run-panel',
  imports: [BackupOutcome, BytesPipe, ErrorState, InstantPipe, NumberPipe, PanelHead, Skeleton, ToldMessage],
  templateUrl: './run-panel.html',
  styleUrl: './run-panel.css',
})
export class RunPanel {
  readonly #id = inject<string>(DIALOG_DATA);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(jobTexts);
  protected readonly words = computed(() => backupWords[this.#locale()]);
  protected readonly resource = httpResource(() => `/api/backup-runs/${this.#id}`, {
    parse: (raw) => backupRun.parse(raw),
  });
}

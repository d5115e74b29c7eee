import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dialogs, Icon, InstantPipe, Toasts, injectTexts } from '@vigie/ui';
import { type NasConnection, type NasTest, nasTest } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { ConfirmDialog, type Question } from '../../kit/confirm-dialog';
import { BackupOutcome } from '../jobs/backup-health';
import { sourcesTexts } from './sources.texts';

type State = 'on' | 'off' | 'never' | 'failing' | 'reading';

/** A NAS: how its reading stands, and the tasks that it lists. */
@Component({
  selector: 'app-nas-card',
  imports: [BackupOutcome, Icon, InstantPipe, RouterLink],
  templateUrl: './nas-card.html',
  styleUrl: './nas-card.css',
})
export class NasCard {
  readonly nas = input.required<NasConnection>();
  readonly canManage = input.required<boolean>();
  readonly edit = output();
  readonly changed = output();

  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  protected readonly t = injectTexts(sourcesTexts);
  protected readonly testing = signal(false);
  protected readonly result = signal<NasTest | null>(null);
  protected readonly state = computed<State>(() => {
    const { active, polling, failure, polledAt } = this.nas();
    if (!active) return 'off';
    if (failure) return 'failing';
    if (polling) return 'reading';
    return polledAt ? 'on' : 'never';
  });

  protected async test(): Promise<void> {
    if (this.testing()) return;
    this.testing.set(true);
    this.result.set(null);
    try {
      const url = `/api/backup-sources/nas/${this.nas().id}/test`;
      this.result.set(nasTest.parse(await firstValueFrom(this.#http.post(url, {}))));
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.testing.set(false);
    }
  }

  protected async read(): Promise<void> {
    await this.#do(() => this.#http.post(`/api/backup-sources/nas/${this.nas().id}/poll`, {}));
  }

  protected async unmap(task: NasConnection['tasks'][number]): Promise<void> {
    const t = this.t();
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: t.unmapTitle,
      width: '420px',
      data: { title: t.unmapTitle, text: t.unmapText, confirm: t.unmap, danger: true },
    });
    if (!(await firstValueFrom(dialog.closed))) return;
    await this.#do(() => this.#http.delete(`/api/backup-sources/tasks/${task.id}/job`), t.unmapped);
  }

  async #do(call: () => ReturnType<HttpClient['post']>, said?: string): Promise<void> {
    try {
      await firstValueFrom(call());
      if (said) this.#toasts.show(said);
      this.changed.emit();
    } catch (error) {
      this.#failures.toast(error);
    }
  }
}

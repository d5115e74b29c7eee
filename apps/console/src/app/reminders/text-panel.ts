import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, linkedSignal, signal } from '@angular/core';
import {
  type ReminderTone,
  type ReminderWords,
  reminderPlaceholders,
  reminderWordsFault,
} from '@vigie/rules';
import {
  ErrorState,
  InstantPipe,
  MaxChars,
  type ShownProblem,
  Skeleton,
  Toasts,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type ReminderLanguage, reminderLanguages, reminderTextPreview, reminderTexts } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { reminderTexts as words } from './reminders.texts';

/** What the reminders of a tone say, as it would read; accounting writes it, and every version stays. */
@Component({
  selector: 'app-reminder-text-panel',
  imports: [ErrorState, InstantPipe, MaxChars, PanelFoot, PanelHead, Skeleton],
  templateUrl: './text-panel.html',
  styleUrl: './text-panel.css',
})
export class ReminderTextPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly tone = inject<ReminderTone>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly canWrite = inject(SessionStore).can('billing.write');
  protected readonly t = injectTexts(words);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly languages = reminderLanguages;
  protected readonly placeholders = reminderPlaceholders.map((name) => `{${name}}`).join(', ');
  protected readonly language = signal<ReminderLanguage>('fr');
  protected readonly resource = httpResource(() => '/api/reminder-texts', {
    parse: (raw) => reminderTexts.parse(raw).items,
  });
  readonly #all = keepLast(this.resource);
  protected readonly text = computed(() =>
    this.#all()?.find(({ tone, language }) => tone === this.tone && language === this.language()),
  );
  /** As it is typed; what is typed in the other language is not kept. */
  protected readonly draft = linkedSignal(() => this.text()?.words);
  protected readonly fault = computed(() => {
    const draft = this.draft();
    const code = draft ? reminderWordsFault(draft) : null;
    return code && this.t().words.faults[code];
  });
  readonly #settled = debounced(() => this.draft(), 300);
  readonly #sample = httpResource(
    () => {
      const draft = this.#settled.value();
      if (!draft || !this.canWrite || reminderWordsFault(draft)) return undefined;
      const body = { tone: this.tone, language: this.language(), ...draft };
      return { url: '/api/reminder-texts/preview', method: 'POST', body };
    },
    { parse: (raw) => reminderTextPreview.parse(raw) },
  );
  protected readonly sample = keepLast(this.#sample);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected speak(value: string): void {
    this.language.set(reminderLanguages.find((one) => one === value) ?? 'fr');
  }

  protected write(change: Partial<ReminderWords>): void {
    this.draft.update((before) => before && { ...before, ...change });
  }

  protected take({ subject, before, after }: ReminderWords): void {
    this.draft.set({ subject, before, after });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [text, draft] = [this.text(), this.draft()];
    if (!text || !draft || this.fault() || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const body = { ...draft, version: text.version };
      await firstValueFrom(this.#http.put(`/api/reminder-texts/${text.tone}/${text.language}`, body));
      this.#toasts.show(this.t().words.saved);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}

import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import {
  type ReminderLevel,
  type ReminderTone,
  ladderFault,
  reminderChannels,
  reminderTones,
} from '@vigie/rules';
import { Dialogs, ErrorState, Icon, Skeleton, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { reminderSetting } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { reminderTexts } from './reminders.texts';
import { ReminderTextPanel } from './text-panel';

/** The ladder of reminders: when each level comes, how it speaks, how it is sent. */
@Component({
  selector: 'app-ladder-form',
  imports: [ErrorState, Icon, Skeleton],
  templateUrl: './ladder-form.html',
  styleUrl: './reminders.css',
})
export class LadderForm {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(reminderTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly tones = reminderTones;
  protected readonly channels = reminderChannels;
  protected readonly canWrite = computed(() => this.#session.can('billing.write'));
  protected readonly resource = httpResource(() => '/api/reminder-settings', {
    parse: (raw) => reminderSetting.parse(raw),
  });
  readonly #read = keepLast(this.resource);
  protected readonly setting = linkedSignal(() => this.#read());
  protected readonly busy = signal(false);
  /** What is wrong with the ladder as it is typed. */
  protected readonly fault = computed(() => {
    const code = ladderFault(this.setting()?.levels ?? []);
    return code && this.t().settings.faults[code];
  });

  protected change(at: number, change: Partial<ReminderLevel>): void {
    this.#levels((levels) => levels.map((level, index) => (index === at ? { ...level, ...change } : level)));
  }

  protected toneOf(value: string): ReminderLevel['tone'] {
    return reminderTones.find((tone) => tone === value) ?? 'friendly';
  }

  protected channelOf(value: string): ReminderLevel['channel'] {
    return value === 'letter' ? 'letter' : 'mail';
  }

  /** Opens what reminders of a tone say. */
  protected write(tone: ReminderTone): void {
    this.#dialogs.openPanel<true, ReminderTone, ReminderTextPanel>(ReminderTextPanel, {
      label: this.t().words.title(this.t().tones[tone]),
      data: tone,
      width: '640px',
    });
  }

  protected add(): void {
    this.#levels((levels) => [
      ...levels,
      { tone: 'firm', afterDays: (levels.at(-1)?.afterDays ?? 0) + 7, channel: 'mail' },
    ]);
  }

  protected remove(at: number): void {
    this.#levels((levels) => levels.filter((_, index) => index !== at));
  }

  protected automatic(automatic: boolean): void {
    this.setting.update((before) => before && { ...before, automatic });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const setting = this.setting();
    if (!setting || this.fault() || this.busy()) return;
    this.busy.set(true);
    try {
      const saved = await firstValueFrom(this.#http.put('/api/reminder-settings', setting));
      this.setting.set(reminderSetting.parse(saved));
      this.#toasts.show(this.t().settings.saved);
    } catch (error) {
      this.#failures.toast(error);
      this.resource.reload();
    } finally {
      this.busy.set(false);
    }
  }

  #levels(change: (levels: ReminderLevel[]) => ReminderLevel[]): void {
    this.setting.update((before) => before && { ...before, levels: change(before.levels) });
  }
}

import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { type EndingChoice, endingChoices } from '@vigie/rules';
import { BytesPipe, DayPipe, Icon, injectTexts } from '@vigie/ui';
import { type OwnBackups, ownBackups } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { SessionStore } from '../session/session-store';
import { backupTexts } from './texts';

/** The end of a backup service: until when, what becomes of the data, the certificate. */
@Component({
  selector: 'app-own-ending',
  imports: [BytesPipe, DayPipe, ErrorSummary, Icon, SubmitButton, TextField],
  templateUrl: './own-ending.html',
  styleUrl: './own-ending.css',
})
export class OwnEnding {
  readonly ending = input.required<OwnBackups['endings'][number]>();
  readonly answered = output<OwnBackups>();

  readonly #http = inject(HttpClient);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(backupTexts);
  protected readonly sending = injectSending();
  protected readonly choices = endingChoices;
  protected readonly choice = linkedSignal<EndingChoice | null>(() => this.ending().choice);
  protected readonly to = linkedSignal(() => this.ending().transferTo ?? '');
  protected readonly changing = signal(false);
  protected readonly lacking = signal(false);
  protected readonly mayChoose = computed(() => this.#session.can('contracts.own'));
  protected readonly asks = computed(() => this.ending().choice === null || this.changing());

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [choice, transferTo] = [this.choice(), this.to().trim()];
    if (choice === null) return;
    this.lacking.set(choice === 'transfer' && transferTo === '');
    if (this.lacking()) return;
    const body = { choice, ...(choice === 'transfer' && { transferTo }) };
    await this.sending.run(async () => {
      const url = `/api/portal/backups/endings/${this.ending().id}/choice`;
      this.answered.emit(ownBackups.parse(await firstValueFrom(this.#http.post(url, body))));
      this.changing.set(false);
    });
  }
}

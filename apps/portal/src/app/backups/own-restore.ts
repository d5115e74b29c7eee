import { HttpClient } from '@angular/common/http';
import { Component, DOCUMENT, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, Icon, InstantPipe, injectTexts } from '@vigie/ui';
import { type OwnBackups, ownBackups } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { backupTexts } from './texts';

/** A restore that was asked for: where it stands, and the two answers to it once it is done. */
@Component({
  selector: 'app-own-restore',
  imports: [DayPipe, ErrorSummary, Icon, InstantPipe, RouterLink, SubmitButton, TextField],
  template: `
    @let one = restore();
    <p class="what">{{ one.what }}</p>
    <p class="state" [class.todo]="one.state === 'done'" role="status">
      <v-icon [name]="sign()" [size]="16" />{{ t().restores.states[one.state] }}
    </p>
    <p class="meta">
      {{ t().restores.asOf(one.asOf | vDay) }}
      @if (one.dueAt && one.doneAt === null) {
        · {{ t().restores.due(one.dueAt | vInstant: 'long') }}
      }
    </p>
    @if (one.state === 'done') {
      @if (sending.problem(); as problem) {
        <app-error-summary [heading]="problem.message" />
      }
      @if (lacks()) {
        <form class="form" novalidate (submit)="send($event)">
          <app-text-field
            [name]="field()"
            type="prose"
            [rows]="3"
            [max]="2000"
            [label]="t().restores.missingLabel"
            [hint]="t().restores.missingHint"
            [error]="empty() ? t().restores.missingEmpty : null"
            [(value)]="missing"
          />
          <app-submit-button
            [label]="t().restores.send"
            [busyLabel]="t().restores.sending"
            [busy]="sending.busy()"
          />
          <button type="button" class="btn btn-wide" (click)="lacks.set(false)">
            {{ t().restores.cancel }}
          </button>
        </form>
      } @else {
        <p class="answers">
          <button
            type="button"
            class="btn btn-primary"
            [attr.aria-disabled]="sending.busy()"
            (click)="confirm({ found: true })"
          >
            {{ t().restores.found }}
          </button>
          <button type="button" class="btn" (click)="lacks.set(true)">{{ t().restores.missing }}</button>
        </p>
      }
    }
    @if (one.requestId; as id) {
      <p class="meta">
        <a [routerLink]="['/demandes', id]">{{ t().restores.see }} {{ one.number }}</a>
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
    }
    .what {
      font-weight: var(--weight-strong);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    .state {
      display: flex;
      gap: 8px;
      align-items: center;
      color: var(--ink-2);
    }
    .todo {
      color: var(--ok);
      font-weight: var(--weight-medium);
    }
    .meta {
      color: var(--ink-2);
      font-size: 0.9375rem;
    }
    .meta a {
      display: inline-flex;
      align-items: center;
      min-height: 44px;
    }
    .answers {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-block: 6px;
    }
  `,
})
export class OwnRestore {
  readonly restore = input.required<OwnBackups['restores'][number]>();
  readonly answered = output<OwnBackups>();

  readonly #http = inject(HttpClient);
  readonly #document = inject(DOCUMENT);
  protected readonly t = injectTexts(backupTexts);
  protected readonly sending = injectSending();
  protected readonly lacks = signal(false);
  protected readonly missing = signal('');
  protected readonly empty = signal(false);
  protected readonly field = computed(() => `missing-${this.restore().id}`);
  protected readonly sign = computed(() => {
    const { state } = this.restore();
    return state === 'done' || state === 'confirmed' ? 'circle-check' : state === 'refused' ? 'x' : 'clock';
  });

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const missing = this.missing().trim();
    this.empty.set(missing === '');
    if (missing === '') this.#document.getElementById(`f-${this.field()}`)?.focus();
    else await this.confirm({ found: false, missing });
  }

  protected async confirm(answer: object): Promise<void> {
    const url = `/api/portal/backups/restores/${this.restore().id}/confirmation`;
    await this.sending.run(async () => {
      this.answered.emit(ownBackups.parse(await firstValueFrom(this.#http.post(url, answer))));
      this.lacks.set(false);
    });
  }
}

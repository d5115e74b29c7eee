import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { ErrorState, Icon, InstantPipe, Toasts, injectTexts } from '@vigie/ui';
import { type JobOperationKind, backupOperations } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { reloadOn } from '../../core/live-reload';
import { keepLast } from '../../core/resources';
import { SessionStore } from '../../core/session-store';
import { OperationState } from './operation-state';
import { engineTexts } from './engine.texts';

const shown = 7;

/** What our engine does for a job, as it goes on, and what it can be asked for. */
@Component({
  selector: 'app-job-engine',
  imports: [ErrorState, Icon, InstantPipe, OperationState],
  template: `
    <section class="card" [attr.aria-label]="t().operations">
      <div class="line">
        <h3>{{ t().operations }}</h3>
        @if (canAsk()) {
          <button type="button" class="btn btn-small" [disabled]="busy('backup')" (click)="ask('backup')">
            <v-icon name="hard-drive" />{{ t().run }}
          </button>
          <button
            type="button"
            class="btn btn-small"
            [disabled]="busy('restore-test')"
            (click)="ask('restore-test')"
          >
            <v-icon name="shield-check" />{{ t().test }}
          </button>
        }
      </div>
      @if (resource.error()) {
        <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
      } @else if (items().length > 0) {
        <ul role="list">
          @for (operation of items(); track operation.id) {
            <li>
              <span class="when">{{ operation.startedAt ?? operation.createdAt | vInstant }}</span>
              <app-operation-state [operation]="operation" [whole]="true" />
            </li>
          }
        </ul>
      } @else {
        <p class="muted">{{ t().idle }}</p>
      }
    </section>
  `,
  styles: `
    .card {
      display: grid;
      gap: 8px;
      padding: 14px;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }
    h3 {
      margin-inline-end: auto;
    }
    ul {
      display: grid;
      gap: 6px;
    }
    li {
      display: grid;
      grid-template-columns: 120px minmax(0, 1fr);
      gap: 8px;
      align-items: center;
    }
    .when {
      color: var(--ink-3);
      font-size: var(--text-12);
    }
  `,
})
export class JobEngine {
  readonly jobId = input.required<string>();
  /** A job that has ended is asked for nothing. */
  readonly over = input(false);

  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(engineTexts);
  protected readonly canAsk = computed(() => !this.over() && this.#session.can('backups.work'));
  protected readonly resource = httpResource(() => `/api/backup-jobs/${this.jobId()}/operations`, {
    parse: (raw) => backupOperations.parse(raw).items,
  });
  readonly #known = keepLast(this.resource);
  protected readonly items = computed(() => (this.#known() ?? []).slice(0, shown));

  constructor() {
    reloadOn(
      (event) => event.type === 'backup-engine.changed' || event.type === 'backup.changed',
      () => this.resource.reload(),
    );
  }

  protected busy(kind: JobOperationKind): boolean {
    return this.items().some(
      (one) => one.kind === kind && (one.state === 'waiting' || one.state === 'running'),
    );
  }

  protected async ask(kind: JobOperationKind): Promise<void> {
    try {
      await firstValueFrom(this.#http.post(`/api/backup-jobs/${this.jobId()}/operations`, { kind }));
      this.#toasts.show(this.t().asked);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.resource.reload();
  }
}

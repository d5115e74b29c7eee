import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Dialogs, Icon, InstantPipe, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { DialogRef } from '@angular/cdk/dialog';
import { feedLink, feedList } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { planningTexts } from './planning.texts';

/** The secret links of the person: made, replaced, revoked. */
@Component({
  selector: 'app-feed-dialog',
  imports: [InstantPipe],
  template: `
    <section class="panel-form">
      <h2>{{ t().feeds.title }}</h2>
      <p class="muted">{{ t().feeds.text }}</p>
      @for (feed of feeds(); track feed.id) {
        <p class="row">
          <span>
            {{ feed.client?.name ?? t().feeds.mine }}
            <small class="muted"
              >{{ t().feeds.since(feed.createdAt | vInstant: 'date') }},
              {{ feed.lastReadAt ? t().feeds.read(feed.lastReadAt | vInstant) : t().feeds.unread }}</small
            >
          </span>
          <button type="button" class="btn btn-small btn-danger" (click)="revoke(feed.id)">
            {{ t().feeds.revoke }}
          </button>
        </p>
      }
      @if (url()) {
        <p class="field">
          <label for="feed-url">{{ t().feeds.link }}</label>
          <input #link id="feed-url" class="input" readonly [value]="url()" (focus)="link.select()" />
        </p>
      }
      <p class="form-actions">
        <button type="button" class="btn" (click)="dialog.close()">{{ shared().actions.close }}</button>
        <button type="button" class="btn btn-primary" (click)="make()">
          {{ own() ? t().feeds.renew : t().feeds.make }}
        </button>
      </p>
    </section>
  `,
  styles: `
    .row {
      display: flex;
      gap: 12px;
      align-items: center;
      justify-content: space-between;
    }
    small {
      display: block;
    }
  `,
})
export class FeedDialog {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly dialog = inject(DialogRef);
  protected readonly t = injectTexts(planningTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly url = signal('');
  readonly #feeds = httpResource(() => '/api/planning/feeds', { parse: (raw) => feedList.parse(raw) });
  protected readonly feeds = computed(() => (this.#feeds.hasValue() ? this.#feeds.value().items : []));
  protected readonly own = computed(() => this.feeds().some(({ client }) => client === null));

  protected async make(): Promise<void> {
    await this.#try(async () => {
      const made = await firstValueFrom(this.#http.post('/api/planning/feeds', {}));
      this.url.set(feedLink.parse(made).url);
    });
  }

  protected async revoke(id: string): Promise<void> {
    await this.#try(async () => {
      await firstValueFrom(this.#http.delete(`/api/planning/feeds/${id}`));
      this.url.set('');
      this.#toasts.show(this.t().feeds.revoked);
    });
  }

  async #try(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#failures.toast(error);
    }
    this.#feeds.reload();
  }
}

@Component({
  selector: 'app-feed-menu',
  imports: [Icon],
  template: `
    <button type="button" class="btn" (click)="open()"><v-icon name="link" />{{ t().feeds.title }}</button>
  `,
})
export class FeedMenu {
  readonly #dialogs = inject(Dialogs);
  protected readonly t = injectTexts(planningTexts);

  protected open(): void {
    this.#dialogs.open(FeedDialog, { label: this.t().feeds.title, width: '480px' });
  }
}

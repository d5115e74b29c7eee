import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dialogs, ErrorState, Icon, Locale, injectTexts, sharedTexts } from '@vigie/ui';
import { type Queue, installationMailbox, mailboxes, queues, ticketWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { SessionStore } from '../core/session-store';
import { TableGhost } from '../kit/table-ghost';
import { QueueDirectory } from './queue-directory';
import { QueuePanel, type QueuePanelData } from './queue-panel';
import { queueTexts } from './queues.texts';

/** The queues in their order, edited in a side panel. */
@Component({
  selector: 'app-queues-page',
  imports: [ErrorState, Icon, RouterLink, TableGhost],
  templateUrl: './queues-page.html',
  styles: `
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    td .chip {
      margin-inline-start: 6px;
    }
    .chips .chip {
      margin: 0;
    }
    .order {
      width: 1%;
      white-space: nowrap;
      text-align: end;
    }
    .up {
      rotate: 180deg;
    }
    .out {
      color: var(--ink-3);
    }
  `,
})
export class QueuesPage {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #session = inject(SessionStore);
  protected readonly directory = inject(QueueDirectory);
  readonly #texts = injectTexts(queueTexts);
  protected readonly t = computed(() => this.#texts().page);
  readonly #shared = injectTexts(sharedTexts);
  readonly #locale = inject(Locale);
  /** Their names are for who sets mailboxes up. */
  readonly #mailboxes = httpResource(
    () => (this.#session.can('settings.manage') ? '/api/mailboxes' : undefined),
    { parse: (raw) => mailboxes.parse(raw) },
  );
  /** That of the installation is nobody's: its mails go where their kind goes. */
  readonly #boxes = computed(() => {
    const all = this.#mailboxes.hasValue() ? this.#mailboxes.value().items : [];
    return all.filter(({ id }) => id !== installationMailbox);
  });

  protected names({ members }: Queue): string {
    return members.map(({ name }) => name).join(', ');
  }

  /** What comes to a queue by itself, in words. */
  protected sources({ mailboxIds, requestKinds, ticketKinds }: Queue): string[] {
    const { kinds } = ticketWords[this.#locale.current()];
    const words = this.#shared().requestKinds;
    return [
      ...this.#boxes()
        .filter(({ id }) => mailboxIds.includes(id))
        .map(({ address }) => address),
      ...requestKinds.map((kind) => words[kind]),
      ...ticketKinds.map((kind) => kinds[kind]),
    ];
  }

  protected open(before: Queue | null): void {
    this.#dialogs.openPanel<true, QueuePanelData, QueuePanel>(QueuePanel, {
      label: before?.name ?? this.t().add,
      data: { before, mailboxes: this.#boxes() },
      width: '560px',
      focus: 'field',
    });
  }

  protected async place(index: number, step: 1 | -1): Promise<void> {
    const ids = this.directory.used().map(({ id }) => id);
    const [moved] = ids.slice(index);
    if (moved === undefined || index + step < 0 || index + step >= ids.length) return;
    const order = { ids: ids.toSpliced(index, 1).toSpliced(index + step, 0, moved) };
    try {
      const placed = queues.parse(await firstValueFrom(this.#http.put('/api/queues/order', order)));
      this.directory.resource.set(placed);
    } catch (error) {
      this.#failures.toast(error);
    }
  }
}

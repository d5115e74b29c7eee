import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, inject, input, output, viewChild } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import type { Reference, TicketDetail } from '@vigie/wire';
import { Commands, type WorkCommand } from '../keyboard/commands';
import { Shortcuts } from '../keyboard/shortcuts';
import { openMenu } from '../kit/open-menu';
import { QueueDirectory } from './queue-directory';
import { queueTexts } from './queues.texts';

/** The queue of a ticket; `f` opens the others, letters jump to one. */
@Component({
  selector: 'app-ticket-queue',
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, Icon],
  template: `
    @if (canWork()) {
      <button
        type="button"
        class="btn btn-quiet btn-small"
        aria-keyshortcuts="f"
        [cdkMenuTriggerFor]="others"
        [title]="t().ticket.move + ' (f)'"
      >
        <v-icon name="inbox" [size]="13" /><span class="visually-hidden">{{ t().ticket.label }}, </span
        ><span class="cut">{{ ticket().queue.name }}</span
        ><v-icon name="chevron-down" [size]="13" />
      </button>
    } @else {
      <span class="plain"
        ><v-icon name="inbox" [size]="13" /><span class="visually-hidden">{{ t().ticket.label }}, </span
        >{{ ticket().queue.name }}</span
      >
    }
    <ng-template #others>
      <div class="menu" cdkMenu [attr.aria-label]="t().ticket.move">
        <p class="menu-title">{{ t().ticket.move }}</p>
        @for (queue of queues.used(); track queue.id) {
          <button
            type="button"
            class="menu-item"
            cdkMenuItemRadio
            [cdkMenuItemChecked]="queue.id === ticket().queue.id"
            [class.current]="queue.id === ticket().queue.id"
            (cdkMenuItemTriggered)="moved.emit({ id: queue.id, name: queue.name })"
          >
            {{ queue.name }}
          </button>
        }
      </div>
    </ng-template>
  `,
  styles: `
    :host {
      display: inline-flex;
      min-width: 0;
    }
    .btn {
      min-width: 0;
      padding-inline: 6px;
    }
    .cut {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .current {
      font-weight: var(--weight-strong);
    }
    .plain {
      display: inline-flex;
      gap: 5px;
      align-items: center;
    }
  `,
})
export class TicketQueue {
  readonly ticket = input.required<TicketDetail>();
  readonly canWork = input(false);
  readonly moved = output<Reference>();

  protected readonly queues = inject(QueueDirectory);
  protected readonly t = injectTexts(queueTexts);
  private readonly trigger = viewChild(CdkMenuTrigger);

  constructor() {
    inject(Shortcuts).use({ f: () => openMenu(this.trigger()) });
    inject(Commands).offer(() => (this.canWork() ? this.#commands() : []));
  }

  #commands(): WorkCommand[] {
    const { move, label, into } = this.t().ticket;
    const icon = 'inbox';
    const current = this.ticket().queue.id;
    return [
      { id: 'queue', label: move, icon, key: 'f', run: () => openMenu(this.trigger()) },
      ...this.queues.used().flatMap(({ id, name }): WorkCommand[] => {
        const run = (): void => this.moved.emit({ id, name });
        return id === current
          ? []
          : [{ id: `queue-${id}`, label: into(label, name), icon, typed: true, run }];
      }),
    ];
  }
}

import { httpResource } from '@angular/common/http';
import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { InstantPipe, Skeleton, SlaBadge, injectTexts, sharedTexts } from '@vigie/ui';
import { type Clock, type TicketDetail, client } from '@vigie/wire';
import { TicketPlans } from '../../account-plans/ticket-plans';
import { TicketRestores } from '../../backups/restores/ticket-restores';
import { TicketBackupAlerts } from '../../backups/review/ticket-alerts';
import { TicketChecks } from '../../checklists/ticket-checks';
import { ClockHero } from './clock-hero';
import { TicketEquipment } from './ticket-equipment';
import { orderClocks } from './clock-progress';
import { TicketLinks } from './ticket-links';
import { TicketMerges } from './ticket-merges';
import { TicketRequester } from './ticket-requester';
import { TicketTags } from './ticket-tags';
import { TicketWatchers } from './ticket-watchers';
import { TicketVendor } from './ticket-vendor';
import { TicketQuotes } from '../../quotes/ticket-quotes';
import { TicketTime } from '../../planning/ticket-time';
import { ticketTexts } from '../tickets.texts';

/** The right column: clocks, client in three lines, requester. */
@Component({
  selector: 'app-ticket-facts',
  imports: [
    ClockHero,
    InstantPipe,
    RouterLink,
    Skeleton,
    SlaBadge,
    TicketChecks,
    TicketEquipment,
    TicketLinks,
    TicketMerges,
    TicketPlans,
    TicketQuotes,
    TicketRequester,
    TicketBackupAlerts,
    TicketRestores,
    TicketTags,
    TicketWatchers,
    TicketVendor,
    TicketTime,
  ],
  templateUrl: './ticket-facts.html',
  styleUrl: './ticket-facts.css',
})
export class TicketFacts {
  readonly ticket = input.required<TicketDetail>();
  readonly canWork = input(false);
  readonly explainBreach = output<Clock>();
  readonly changed = output();

  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  readonly #clientId = computed(() => this.ticket().client.id);
  protected readonly client = httpResource(() => `/api/clients/${this.#clientId()}`, {
    parse: (raw) => client.parse(raw),
  });
  readonly #clocks = computed(() => orderClocks(this.ticket().clocks));
  protected readonly hero = computed(() => this.#clocks()[0] ?? null);
  protected readonly others = computed(() => this.#clocks().slice(1));
}

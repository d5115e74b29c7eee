import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { DayPipe, ErrorState, InstantPipe, LiveEvents, Skeleton, formatHours, injectTexts } from '@vigie/ui';
import { isAhead } from '@vigie/rules';
import { type OwnIntervention, feedLink, ownInterventions } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { SessionStore } from '../session/session-store';
import { ReportOf } from './report-of';
import { interventionTexts } from './texts';

const url = '/api/portal/interventions';

/** When we come next, and how to ask for another time. */
@Component({
  selector: 'app-interventions-page',
  imports: [DayPipe, ErrorState, ErrorSummary, InstantPipe, ReportOf, Skeleton, SubmitButton, TextField],
  templateUrl: './interventions-page.html',
  styles: `
    .whole {
      grid-column: 1 / -1;
    }
  `,
  host: { class: 'page' },
})
export class InterventionsPage {
  readonly #http = inject(HttpClient);
  protected readonly t = injectTexts(interventionTexts);
  protected readonly maySend = inject(SessionStore).maySend;
  protected readonly sending = injectSending();
  protected readonly sharing = injectSending();
  protected readonly resource = httpResource(() => url, { parse: (raw) => ownInterventions.parse(raw) });
  protected readonly list = computed(() => (this.resource.hasValue() ? this.resource.value().items : null));
  protected readonly ahead = computed(() => (this.list() ?? []).filter(isToCome));
  protected readonly over = computed(() =>
    (this.list() ?? []).filter((item) => !isToCome(item)).toReversed(),
  );
  protected readonly asking = signal<string | null>(null);
  protected readonly text = signal('');
  protected readonly missing = signal(false);
  protected readonly said = signal(false);
  protected readonly feedUrl = signal('');

  constructor() {
    inject(LiveEvents).watch((event) => {
      if (event === null || event.type === 'planning.changed') this.resource.reload();
    });
  }

  protected meta({ place, technician, others, site, ...item }: OwnIntervention): string {
    const length = formatHours((item.usedMinutes ?? item.plannedMinutes) * 60_000);
    const parts = [this.t().places[place], site?.name, length, this.t().with([technician, ...others])];
    return parts.filter(Boolean).join(' · ');
  }

  protected ask({ id }: OwnIntervention): void {
    this.text.set('');
    this.said.set(false);
    this.missing.set(false);
    this.sending.forget();
    this.asking.set(id);
  }

  protected async send(event: Event, { id }: OwnIntervention): Promise<void> {
    event.preventDefault();
    const text = this.text().trim();
    this.missing.set(text === '');
    if (text === '') return;
    const sent = await this.sending.run(async () => {
      const answer = await firstValueFrom(this.#http.post(`${url}/${id}/change`, { text }));
      this.resource.set(ownInterventions.parse(answer));
    });
    if (!sent) return;
    this.asking.set(null);
    this.said.set(true);
  }

  protected async share(): Promise<void> {
    await this.sharing.run(async () => {
      const made = await firstValueFrom(this.#http.post('/api/planning/feeds', {}));
      this.feedUrl.set(feedLink.parse(made).url);
    });
  }
}

/** One that was cancelled stands where it was awaited, until its day is over. */
const isToCome = ({ state, startsAt }: OwnIntervention): boolean =>
  isAhead(state) || (state === 'cancelled' && Date.parse(startsAt) > Date.now());

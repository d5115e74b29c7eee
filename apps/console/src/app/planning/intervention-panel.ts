import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import {
  Icon,
  InstantPipe,
  type ShownProblem,
  Ticker,
  Toasts,
  formatHours,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { exceptionOf, interventionPlaces, isAhead, isPast, parseMinutes, toInstant } from '@vigie/rules';
import { type Intervention, client, intervention, page, planning } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { SessionStore } from '../core/session-store';
import { Edit } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { PanelHead } from '../kit/panel-frame';
import {
  changesOf,
  draftOf,
  type InterventionFacts,
  factsOf,
  sayFacts,
  type InterventionBody,
  type InterventionDraft,
  type InterventionPanelData,
  recurrenceOf,
  repeats,
  scopes,
  startOf,
} from './intervention-draft';
import { planningTexts } from './planning.texts';
import { InterventionSummary } from './intervention-summary';
import { ReportSection } from './report-section';
import { SeriesSection } from './series-section';
import { TeamField } from './team-field';

export type { InterventionPanelData } from './intervention-draft';

const moves = ['confirmed', 'done', 'missed', 'cancelled'] as const;

/** An intervention planned, changed, confirmed, cancelled or ended; closes with true once something is kept. */
@Component({
  selector: 'app-intervention-panel',
  imports: [
    EditClash,
    FormField,
    Icon,
    InstantPipe,
    InterventionSummary,
    PanelHead,
    ReportSection,
    RouterLink,
    SeriesSection,
    TeamField,
  ],
  templateUrl: './intervention-panel.html',
  styles: `
    .facts,
    .moves {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .report,
    .series {
      display: block;
      padding: 0 20px 20px;
    }
    .three-fields {
      display: grid;
      grid-template-columns: 1fr 1fr 1fr;
      gap: 12px;
    }
  `,
})
export class InterventionPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  protected readonly data = inject<InterventionPanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly t = injectTexts(planningTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly before = this.data.before ?? null;
  protected readonly canWork = this.#session.can('tickets.work');
  protected readonly editable = this.canWork && (this.before === null || isAhead(this.before.state));
  protected readonly places = interventionPlaces;
  protected readonly repeats = repeats;
  protected readonly scopes = scopes;
  protected readonly exception = this.before && exceptionOf(this.before);
  protected readonly moves = moves.filter((to) => to !== this.before?.state);

  readonly #model = signal<InterventionDraft>(draftOf(this.data, this.#session.person()?.id ?? ''));
  protected readonly form = form(this.#model);
  protected readonly others = signal<readonly string[]>(this.before?.others.map(({ id }) => id) ?? []);
  protected readonly tried = signal(false);
  protected readonly ending = signal(false);
  protected readonly badUsed = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  readonly #key = crypto.randomUUID();
  readonly #base = signal(this.before);
  protected readonly edit = new Edit<Intervention, InterventionFacts>({
    base: this.#base,
    read: async () =>
      intervention.parse(await firstValueFrom(this.#http.get(`/api/interventions/${this.before?.id}`))),
    stateOf: factsOf,
    state: () => ({ ...this.#facts(), otherIds: this.others() }),
    show: ({ otherIds, ...facts }) => {
      this.#model.update((model) => ({ ...model, ...facts }));
      this.others.set(otherIds);
    },
    say: (facts) => sayFacts(this.t(), facts, this.technicians()),
  });

  protected readonly repeating = computed(() => this.#model().repeat !== 'none');
  protected readonly asking = computed(() => this.#model().asked);
  readonly #minutes = computed(() => parseMinutes(this.#model().length));
  readonly #start = computed(() => startOf(this.#model().day, this.#model().time));
  protected readonly badLength = computed(() => this.tried() && this.#minutes() === undefined);
  protected readonly badDate = computed(() => this.tried() && this.#start() === undefined);
  readonly #now = inject(Ticker).now;
  /** A start in the past that nobody has said to be meant would be a slip of the hand. */
  protected readonly past = computed(() => {
    const start = this.#start();
    if (start === undefined || start === this.before?.startsAt) return false;
    return isPast(start, toInstant(this.#now()));
  });
  protected readonly pastUnsaid = computed(() => this.past() && !this.#model().past);
  protected readonly inCharge = computed(() => this.#model().technicianId);

  readonly #clients = httpResource(
    () => (this.before ? undefined : { url: '/api/clients', params: { limit: 200 } }),
    { parse: (raw) => page(client).parse(raw) },
  );
  protected readonly clients = computed(() => (this.#clients.hasValue() ? this.#clients.value().items : []));
  readonly #planning = httpResource(
    () => ({ url: '/api/planning', params: { from: this.#model().day || '2026-01-01', days: 1 } }),
    { parse: (raw) => planning.parse(raw) },
  );
  protected readonly technicians = computed(() => {
    const known = this.#planning.hasValue() ? this.#planning.value().technicians : [];
    const own = this.before ? [this.before.technician, ...this.before.others] : [];
    return [...own.filter(({ id }) => !known.some((one) => one.id === id)), ...known];
  });

  protected missing(key: 'clientId' | 'subject'): boolean {
    return this.tried() && this.#model()[key].trim() === '';
  }

  protected async submit(): Promise<void> {
    this.tried.set(true);
    const body = this.#body();
    if (body && !this.pastUnsaid())
      await this.#write(() => this.#save(body), this.before ? this.t().saved : this.t().planned);
  }

  protected async move(to: (typeof moves)[number]): Promise<void> {
    if (to === 'done') {
      const minutes = this.before?.plannedMinutes ?? 0;
      this.#model.update((model) => ({ ...model, used: formatHours(minutes * 60_000) }));
      this.ending.set(true);
      return;
    }
    const isEnd = to === 'cancelled' && this.#model().scope === 'following';
    await this.#move({ to, ...(isEnd && { following: true }) });
  }

  protected async finish(): Promise<void> {
    const usedMinutes = parseMinutes(this.#model().used);
    this.badUsed.set(usedMinutes === undefined);
    if (usedMinutes === undefined) return;
    await this.#move({ to: 'done', usedMinutes, billable: this.#model().billable });
  }

  #move(move: object): Promise<void> {
    const { id, version } = this.#base() ?? ({ id: '', version: 0 } satisfies Partial<Intervention>);
    return this.#write(
      () => firstValueFrom(this.#http.post(`/api/interventions/${id}/state`, { ...move, version })),
      this.t().saved,
    );
  }

  #facts(): Omit<InterventionFacts, 'otherIds'> {
    const { technicianId, subject, place, day, time, length, note } = this.#model();
    return { technicianId, subject, place, day, time, length, note };
  }

  #body(): InterventionBody | null {
    const { subject, place, technicianId, note, clientId } = this.#model();
    const [startsAt, plannedMinutes] = [this.#start(), this.#minutes()];
    const isWhole = subject.trim() !== '' && (this.before !== null || clientId !== '');
    if (!isWhole || startsAt === undefined || plannedMinutes === undefined) return null;
    const otherIds = this.others().filter((id) => id !== technicianId);
    return { subject, place, technicianId, otherIds, startsAt, plannedMinutes, note: note.trim() || null };
  }

  #save(body: InterventionBody): Promise<unknown> {
    const { clientId, asked, reason, scope } = this.#model();
    const past = this.past();
    const { data } = this;
    const before = this.#base();
    if (!before) {
      const whole = { ...body, past, clientId, ticketId: data.ticketId ?? null };
      const headers = { 'Idempotency-Key': this.#key };
      const recurrence = recurrenceOf(this.#model());
      return firstValueFrom(this.#http.post('/api/interventions', { ...whole, recurrence }, { headers }));
    }
    const why = reason.trim() ? { reason: reason.trim() } : {};
    const following = scope === 'following';
    const kept = { version: before.version, askedByClient: asked, past, following, ...why };
    const change = { ...changesOf(before, body), ...kept };
    return firstValueFrom(this.#http.patch(`/api/interventions/${before.id}`, change));
  }

  async #write(action: () => Promise<unknown>, said: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await action();
      this.#toasts.show(said);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }
}

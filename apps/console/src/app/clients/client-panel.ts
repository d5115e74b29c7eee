import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { type ShownProblem, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import {
  type ApprovableKind,
  approvableKinds,
  deadlineModes,
  formulas,
  sirenOf,
  spacedSiren,
} from '@vigie/rules';
import { type Client, calendar, client, clientInput } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { Failures } from '../core/failures';
import { Edit, type Said } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { clientTexts } from './clients.texts';

const calendars = z.object({ items: z.array(calendar) });

/** A client as its form holds it. */
const stateOf = ({ name, formula, deadlineMode, calendar: of, siren, approvalKinds }: Client) => ({
  ...{ name, formula: formula as string, deadlineMode: deadlineMode as string, calendarId: of.id },
  siren: siren ? spacedSiren(siren) : '',
  approvals: approvalKinds as readonly ApprovableKind[],
});
type ClientState = ReturnType<typeof stateOf>;

/** A client created or changed; closes with it. */
@Component({
  selector: 'app-client-panel',
  imports: [EditClash, FormField, PanelFoot, PanelHead],
  templateUrl: './client-panel.html',
  styles: `
    .approvals .check {
      min-height: 28px;
    }
  `,
})
export class ClientPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly before = inject<Client | null>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<Client>>(DialogRef);
  protected readonly t = injectTexts(clientTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly options = { approvableKinds, formulas, deadlineModes };
  protected readonly siren = signal(this.before?.siren ? spacedSiren(this.before.siren) : '');
  protected readonly approvals = signal<readonly ApprovableKind[]>(this.before?.approvalKinds ?? []);

  readonly #calendars = httpResource(() => '/api/calendars', { parse: (raw) => calendars.parse(raw) });
  protected readonly calendars = computed(() =>
    this.#calendars.hasValue() ? this.#calendars.value().items : [],
  );
  readonly #firstCalendar = computed(() => this.before?.calendar.id ?? this.calendars()[0]?.id ?? '');
  readonly #model = linkedSignal<string, Record<'name' | 'formula' | 'deadlineMode' | 'calendarId', string>>({
    source: this.#firstCalendar,
    computation: (calendarId, previous) => ({
      name: this.before?.name ?? '',
      formula: this.before?.formula ?? 'STANDARD',
      deadlineMode: this.before?.deadlineMode ?? 'elapsed',
      ...previous?.value,
      calendarId,
    }),
  });
  protected readonly form = form(this.#model);
  readonly #base = signal<Client | null>(this.before);
  protected readonly edit = new Edit<Client, ClientState>({
    base: this.#base,
    read: async () =>
      client.parse(await firstValueFrom(this.#http.get(`/api/clients/${this.before?.id ?? ''}`))),
    stateOf,
    state: () => ({ ...this.#model(), siren: this.siren(), approvals: this.approvals() }),
    show: ({ siren, approvals, ...model }) => {
      this.#model.set(model);
      this.siren.set(siren);
      this.approvals.set(approvals);
    },
    say: (state) => this.#say(state),
  });
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly nameMissing = computed(() => this.tried() && this.#model().name.trim() === '');

  protected toggle(kind: ApprovableKind): void {
    this.approvals.update((kinds) =>
      approvableKinds.filter((one) => (one === kind ? !kinds.includes(one) : kinds.includes(one))),
    );
  }

  protected readonly sirenWrong = computed(
    () => this.tried() && this.siren().trim() !== '' && sirenOf(this.siren()) === null,
  );

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    this.tried.set(true);
    const parsed = clientInput.safeParse({
      ...this.#model(),
      siren: this.siren().trim() === '' ? null : (sirenOf(this.siren()) ?? this.siren()),
      approvalKinds: this.approvals(),
    });
    if (!parsed.success || this.busy()) return;
    this.busy.set(true);
    try {
      this.dialog.close(client.parse(await firstValueFrom(this.#save(parsed.data))));
      this.#toasts.show(this.t().saved);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }

  #say(state: ClientState): Record<keyof ClientState, Said> {
    const t = this.t();
    const formula = formulas.find((one) => one === state.formula);
    const mode = deadlineModes.find((one) => one === state.deadlineMode);
    const kinds = state.approvals.map((kind) => t.kinds[kind]).join(', ');
    return {
      name: [t.name, state.name],
      formula: [t.formula, formula ? this.shared().formulas[formula] : ''],
      deadlineMode: [t.mode, mode ? this.shared().deadlineModes[mode] : ''],
      calendarId: [t.calendar, this.calendars().find(({ id }) => id === state.calendarId)?.name ?? ''],
      siren: [t.siren, state.siren || t.noSiren],
      approvals: [t.approvals, kinds || t.approvalsNone],
    };
  }

  #save(body: object) {
    const before = this.#base();
    if (!before) return this.#http.post('/api/clients', body);
    return this.#http.patch(`/api/clients/${before.id}`, { ...body, version: before.version });
  }
}

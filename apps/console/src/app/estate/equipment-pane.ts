import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  Skeleton,
  Toasts,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type EquipmentState, checkWipeAsk, equipmentTransitions, needsReason } from '@vigie/rules';
import { type Equipment, type EquipmentDetail, equipmentDetail, equipmentTickets } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { Shortcuts } from '../keyboard/shortcuts';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { PageTitle } from '../shell/page-title';
import { EquipmentEvents } from './equipment-events';
import { EquipmentPanel, type EquipmentPanelData } from './equipment-panel';
import { EstatePage } from './estate-page';
import { estateTexts } from './estate.texts';
import { WarrantyMark } from './warranty-mark';

/** The sheet of one piece of equipment: facts, moves, history. */
@Component({
  selector: 'app-equipment-pane',
  imports: [EquipmentEvents, ErrorState, Icon, InstantPipe, RouterLink, Skeleton, WarrantyMark],
  templateUrl: './equipment-pane.html',
  styleUrl: './equipment-pane.css',
})
export class EquipmentPane {
  readonly id = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #session = inject(SessionStore);
  readonly #page = inject(EstatePage);
  protected readonly t = injectTexts(estateTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly detail = httpResource(() => `/api/equipment/${this.id()}`, {
    parse: (raw) => equipmentDetail.parse(raw),
  });
  protected readonly tickets = httpResource(() => `/api/equipment/${this.id()}/tickets`, {
    parse: (raw) => equipmentTickets.parse(raw),
  });
  readonly #last = keepLast(this.detail);
  protected readonly equipment = computed(() => {
    const last = this.#last();
    return last?.id === this.id() ? last : undefined;
  });
  protected readonly canWrite = computed(
    () => this.#session.session() !== null && this.#session.can('estate.write'),
  );
  protected readonly me = computed(() => this.#session.person()?.name);
  protected readonly moves = computed(() => {
    const state = this.equipment()?.state;
    return state ? equipmentTransitions[state] : [];
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const found = this.equipment();
      if (found) title.say(found.name);
    });
    inject(Shortcuts).use({ e: () => void this.edit() });
  }

  protected async edit(): Promise<void> {
    const before = this.equipment();
    if (!before || !this.canWrite()) return;
    const dialog = this.#dialogs.openPanel<Equipment, EquipmentPanelData, EquipmentPanel>(EquipmentPanel, {
      label: this.t().edit,
      data: { before, clientId: before.client.id },
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.#reload();
  }

  protected async move(before: EquipmentDetail, to: EquipmentState): Promise<void> {
    const question: ReasonQuestion = {
      title: this.t().moveTo(this.shared().equipmentStates[to]),
      label: this.t().reason,
      hint: this.t().reasonHint,
      confirm: this.t().move,
      required: needsReason(before.state, to),
    };
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: question.title,
      data: question,
      width: '440px',
      focus: 'field',
    });
    const reason = await firstValueFrom(dialog.closed);
    if (reason === undefined) return;
    try {
      const body = { to, reason: reason || null, version: before.version };
      await firstValueFrom(this.#http.post(`/api/equipment/${before.id}/state`, body));
      this.#toasts.show(this.t().moved);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.#reload();
  }

  protected mayAskWipe(item: EquipmentDetail): boolean {
    return checkWipeAsk(item, item.wipe?.state ?? null).ok;
  }

  protected async wipe(item: EquipmentDetail, step: '' | '/confirm' | '/withdraw'): Promise<void> {
    try {
      await firstValueFrom(this.#http.post(`/api/equipment/${item.id}/wipe${step}`, {}));
      this.#toasts.show(this.t().wipe.done);
    } catch (error) {
      this.#failures.toast(error);
    }
    this.#reload();
  }

  #reload(): void {
    this.detail.reload();
    this.#page.reload();
  }
}

import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import type { Level, LinkRelation, QualifiedKind, TicketState } from '@vigie/rules';
import {
  type NewMessage,
  type Reference,
  type TicketCorrection,
  type TicketDetail,
  type TicketMessage,
  type TicketRow,
  appliedMacro,
  ticketDetail,
  ticketMessage,
  ticketRow,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ChecksGate } from '../checklists/checks-gate';
import { Failures } from '../core/failures';
import { SessionStore } from '../core/session-store';
import { macroTexts } from '../macros/macros.texts';
import { queueTexts } from '../queues/queues.texts';
import { ticketTexts } from './tickets.texts';

/** States that are entered with a reason. */
export const needsReason: readonly TicketState[] = ['waiting-client', 'waiting-vendor', 'planned'];

/** What a write needs to know of a ticket. */
export type Target = Pick<TicketRow, 'id' | 'version'>;

export interface PriorityChange {
  impact: Level;
  urgency: Level;
  reason: string;
}

/** The writes on a ticket; each throws what the API refused. */
@Service()
export class TicketWrites {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #gate = inject(ChecksGate);
  readonly #session = inject(SessionStore);
  readonly #t = injectTexts(ticketTexts);
  readonly #macros = injectTexts(macroTexts);
  readonly #queues = injectTexts(queueTexts);
  readonly #shared = injectTexts(sharedTexts);
  /** The version at which a ticket was taken: until its row is read again, a second press asks for nothing new. */
  readonly #taken = new Map<string, number>();

  async read(id: string): Promise<TicketDetail> {
    return ticketDetail.parse(await firstValueFrom(this.#http.get(`/api/tickets/${id}`)));
  }

  async assign(target: Target, assignee: Reference | null): Promise<TicketRow> {
    const row = await this.#row(target, 'assign', {
      assigneeId: assignee?.id ?? null,
      version: target.version,
    });
    this.#toasts.show(assignee ? this.#t().done.assigned(assignee.name) : this.#t().done.released);
    return row;
  }

  /** From a list: the failure is said in a toast; false when nothing changed. */
  async assignToMe(target: Target & Pick<TicketRow, 'assignee'>): Promise<boolean> {
    const me = this.#session.person();
    if (!me || !this.#session.can('tickets.work')) return false;
    if (target.assignee?.id === me.id || this.#taken.get(target.id) === target.version) return false;
    this.#taken.set(target.id, target.version);
    try {
      await this.assign(target, me);
      return true;
    } catch (error) {
      this.#taken.delete(target.id);
      this.#failures.toast(error);
      return false;
    }
  }

  async move(target: Target, to: TicketState, reason: string | null): Promise<TicketRow> {
    const body = { to, ...(reason ? { reason } : {}), version: target.version };
    const row = await this.#gate.pass((checksOverride) =>
      this.#row(target, 'transition', { ...body, ...(checksOverride && { checksOverride }) }),
    );
    this.#toasts.show(this.#t().done.moved(this.#shared().ticketStates[row.state]));
    return row;
  }

  async putInto(target: Target, queue: Reference): Promise<TicketRow> {
    const row = await this.#row(target, 'queue', { queueId: queue.id, version: target.version });
    this.#toasts.show(this.#queues().ticket.moved(row.queue.name));
    return row;
  }

  async prioritise(target: Target, change: PriorityChange): Promise<TicketRow> {
    const row = await this.#row(target, 'priority', { ...change, version: target.version });
    this.#toasts.show(this.#t().done.priority);
    return row;
  }

  async qualify(target: Target, kind: QualifiedKind): Promise<TicketRow> {
    const row = await this.#row(target, 'qualify', { kind, version: target.version });
    this.#toasts.show(this.#t().done.qualified(this.#shared().requestKinds[kind]));
    return row;
  }

  /** Its subject or its requester set right. */
  async correct(target: Target, change: Omit<TicketCorrection, 'version'>): Promise<TicketRow> {
    const body = { ...change, version: target.version };
    return ticketRow.parse(await firstValueFrom(this.#http.patch(`/api/tickets/${target.id}`, body)));
  }

  async explainBreach(ticketId: string, clockId: string, reason: string): Promise<void> {
    await firstValueFrom(
      this.#http.post(`/api/tickets/${ticketId}/clocks/${clockId}/breach-reason`, { reason }),
    );
    this.#toasts.show(this.#t().done.breach);
  }

  async tag(ticketId: string, name: string): Promise<void> {
    await firstValueFrom(this.#http.post(`/api/tickets/${ticketId}/tags`, { name }));
  }

  async untag(ticketId: string, tagId: string): Promise<void> {
    await firstValueFrom(this.#http.delete(`/api/tickets/${ticketId}/tags/${tagId}`));
  }

  async link(ticketId: string, relation: LinkRelation, otherId: string): Promise<void> {
    await firstValueFrom(this.#http.post(`/api/tickets/${ticketId}/links`, { relation, ticketId: otherId }));
  }

  async unlink(ticketId: string, linkId: string): Promise<void> {
    await firstValueFrom(this.#http.delete(`/api/tickets/${ticketId}/links/${linkId}`));
  }

  merge(target: Target, ticketIds: readonly string[]): Promise<TicketRow> {
    return this.#row(target, 'merge', { ticketIds, version: target.version });
  }

  unmerge(target: Target, ticketId: string): Promise<TicketRow> {
    return this.#row(target, 'unmerge', { ticketId, version: target.version });
  }

  split(target: Target, messageId: string, subject: string): Promise<TicketRow> {
    return this.#row(target, `messages/${messageId}/split`, { subject, version: target.version });
  }

  /** The key makes a second click, or a retry after a cut, the same message. */
  async say(ticketId: string, message: NewMessage, key: string): Promise<TicketMessage> {
    const headers = { 'Idempotency-Key': key };
    return ticketMessage.parse(
      await firstValueFrom(this.#http.post(`/api/tickets/${ticketId}/messages`, message, { headers })),
    );
  }

  /** A macro with its text as it was changed; `message` is null for changes alone. */
  async applyMacro(
    target: Target,
    macro: { id: string; name: string },
    message: NewMessage | null,
    key: string,
  ): Promise<TicketMessage | null> {
    const { body, attachmentIds, copies } = message ?? {};
    const url = `/api/tickets/${target.id}/macros/${macro.id}/apply`;
    const headers = { 'Idempotency-Key': key };
    const sent = {
      version: target.version,
      ...(body && { body }),
      ...(attachmentIds && { attachmentIds }),
      ...(copies && { copies }),
    };
    const applied = appliedMacro.parse(await firstValueFrom(this.#http.post(url, sent, { headers })));
    this.#toasts.show(this.#macros().applied(macro.name));
    return applied.message;
  }

  async takeBack(ticketId: string, messageId: string): Promise<void> {
    await firstValueFrom(this.#http.post(`/api/tickets/${ticketId}/messages/${messageId}/cancel`, {}));
  }

  async #row(target: Target, verb: string, body: object): Promise<TicketRow> {
    return ticketRow.parse(await firstValueFrom(this.#http.post(`/api/tickets/${target.id}/${verb}`, body)));
  }
}

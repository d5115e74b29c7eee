import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Avatar, Icon, Kbd, injectTexts, sharedTexts } from '@vigie/ui';
import { type QualifiedKind, type TicketState, membersFirst, qualifiedKinds, ratings } from '@vigie/rules';
import { type Reference, type TicketDetail, reference } from '@vigie/wire';
import * as z from 'zod';
import { SessionStore } from '../../core/session-store';
import { PriorityMark } from '../priority-mark';
import { QueueDirectory } from '../../queues/queue-directory';
import { queueTexts } from '../../queues/queues.texts';
import { TicketQueue } from '../../queues/ticket-queue';
import { satisfactionTexts } from '../../reports/satisfaction.texts';
import { ticketTexts } from '../tickets.texts';

const people = z.object({ items: z.array(reference) });

/** What the ticket is, and what can be done with it. */
@Component({
  selector: 'app-ticket-header',
  imports: [Avatar, CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon, Kbd, PriorityMark, RouterLink, TicketQueue],
  templateUrl: './ticket-header.html',
  styleUrl: './ticket-header.css',
})
export class TicketHeader {
  readonly ticket = input.required<TicketDetail>();
  readonly canWork = input(false);
  readonly showHistory = input(false);
  readonly assign = output<Reference | null>();
  readonly move = output<TicketState>();
  readonly queue = output<Reference>();
  readonly prioritise = output();
  readonly qualify = output<QualifiedKind>();
  readonly toggleHistory = output();

  protected readonly me = inject(SessionStore).person;
  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly satisfaction = injectTexts(satisfactionTexts);
  /** What the requester said last. */
  protected readonly opinion = computed(() => {
    const said = this.ticket().history.findLast(({ type }) => type === 'rated')?.data['rating'];
    return ratings.find((one) => one === said) ?? null;
  });
  protected readonly wantsPeople = signal(false);
  readonly #assignees = httpResource(() => (this.wantsPeople() ? '/api/assignees' : undefined), {
    parse: (raw) => people.parse(raw),
  });
  readonly #queues = inject(QueueDirectory);
  readonly #queueWords = injectTexts(queueTexts);
  /** Who else can have it: who works in its queue first. */
  protected readonly assignees = computed(() => {
    const list = this.#assignees.hasValue() ? this.#assignees.value().items : [];
    const { assignee, queue } = this.ticket();
    const free = list.filter(({ id }) => id !== this.me()?.id && id !== assignee?.id);
    const { members, others } = membersFirst(free, this.#queues.memberIdsOf(queue.id));
    if (members.length === 0) return [{ title: '', people: others }];
    const words = this.#queueWords().ticket;
    return [
      { title: words.members, people: members },
      ...(others.length > 0 ? [{ title: words.others, people: others }] : []),
    ];
  });
  protected readonly qualifiedKinds = qualifiedKinds;
  /** Only a free e-mail has to be told apart. */
  protected readonly canQualify = computed(
    () => this.ticket().request?.kind === 'email' && this.ticket().state !== 'closed',
  );
  protected readonly kind = computed(() => {
    const { qualifiedKind, kind, request } = this.ticket();
    if (request?.kind === 'email') return this.shared().requestKinds[qualifiedKind ?? 'email'];
    return this.shared().ticketKinds[kind];
  });
  protected readonly isMine = computed(() => this.ticket().assignee?.id === this.me()?.id);
}

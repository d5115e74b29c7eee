import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Avatar, Icon, Kbd, injectTexts, sharedTexts } from '@vigie/ui';
import { type QualifiedKind, type TicketState, membersFirst, qualifiedKinds, ratings } from '@vigie/rules';
import type { Reference, TicketDetail } from '@vigie/wire';
import { Assignees } from '../../core/assignees';
import { SessionStore } from '../../core/session-store';
import { Commands, type WorkCommand } from '../../keyboard/commands';
import { Shortcuts } from '../../keyboard/shortcuts';
import { openMenu } from '../../kit/open-menu';
import { PriorityMark } from '../priority-mark';
import { TicketSubject } from './ticket-subject';
import { QueueDirectory } from '../../queues/queue-directory';
import { queueTexts } from '../../queues/queues.texts';
import { TicketQueue } from '../../queues/ticket-queue';
import { satisfactionTexts } from '../../reports/satisfaction.texts';
import { ticketTexts } from '../tickets.texts';

/** What the ticket is, and what can be done with it. */
@Component({
  selector: 'app-ticket-header',
  imports: [
    Avatar,
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    Icon,
    Kbd,
    PriorityMark,
    RouterLink,
    TicketQueue,
    TicketSubject,
  ],
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
  readonly corrected = output();
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
  protected readonly people = inject(Assignees);
  readonly #queues = inject(QueueDirectory);
  readonly #queueWords = injectTexts(queueTexts);
  /** Who else can have it: who works in its queue first. */
  protected readonly assignees = computed(() => {
    const { assignee, queue } = this.ticket();
    const free = this.people.all().filter(({ id }) => id !== this.me()?.id && id !== assignee?.id);
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
  /** What the open menu offers: it stays while somebody else moves the ticket, so that nothing slips from under a key. */
  protected readonly offered = signal<readonly TicketState[]>([]);
  protected readonly isMine = computed(() => this.ticket().assignee?.id === this.me()?.id);
  private readonly statesTrigger = viewChild('statesTrigger', { read: CdkMenuTrigger });
  private readonly peopleTrigger = viewChild('peopleTrigger', { read: CdkMenuTrigger });
  private readonly kindsTrigger = viewChild('kindsTrigger', { read: CdkMenuTrigger });

  constructor() {
    inject(Shortcuts).use({
      s: () => this.#openStates(),
      a: () => openMenu(this.peopleTrigger()),
      p: () => this.canWork() && this.prioritise.emit(),
    });
    inject(Commands).offer(() => [
      ...(this.canWork()
        ? [...this.#stateCommands(), ...this.#peopleCommands(), ...this.#levelCommands()]
        : []),
      {
        id: 'history',
        label: this.t().pane.history,
        icon: 'rotate-ccw-clock',
        run: () => this.toggleHistory.emit(),
      },
    ]);
  }

  #openStates(): void {
    if (this.ticket().nextStates.length > 0) openMenu(this.statesTrigger());
  }

  #stateCommands(): WorkCommand[] {
    const { pane } = this.t();
    const icon = 'refresh-cw';
    const { nextStates } = this.ticket();
    if (nextStates.length === 0) return [];
    return [
      { id: 'state', label: pane.changeState, icon, key: 's', run: () => this.#openStates() },
      ...nextStates.map((state): WorkCommand => {
        const label = pane.to(pane.state, this.shared().ticketStates[state]);
        return { id: `state-${state}`, label, icon, typed: true, run: () => this.move.emit(state) };
      }),
    ];
  }

  #peopleCommands(): WorkCommand[] {
    const { pane } = this.t();
    const give = (
      id: string,
      label: string,
      to: Reference | null,
      more: Partial<WorkCommand> = {},
    ): WorkCommand => ({
      id,
      label,
      icon: to ? 'user' : 'x',
      run: () => this.assign.emit(to),
      ...more,
    });
    return [
      ...(this.isMine() ? [] : [give('take', pane.assignMe, this.me(), { key: 'e' })]),
      {
        id: 'assign',
        label: pane.assignTo,
        icon: 'users',
        key: 'a',
        run: () => openMenu(this.peopleTrigger()),
      },
      ...this.assignees().flatMap(({ people }) =>
        people.map((person) =>
          give(`assign-${person.id}`, pane.assignPerson(person.name), person, { typed: true }),
        ),
      ),
      ...(this.ticket().assignee ? [give('release', pane.release, null)] : []),
    ];
  }

  #levelCommands(): WorkCommand[] {
    const { changePriority, qualify } = this.t().pane;
    return [
      {
        id: 'priority',
        label: changePriority,
        icon: 'triangle-alert',
        key: 'p',
        run: () => this.prioritise.emit(),
      },
      ...(this.canQualify()
        ? [
            {
              id: 'qualify',
              label: qualify,
              icon: 'file-text',
              run: () => openMenu(this.kindsTrigger()),
            } as const,
          ]
        : []),
    ];
  }
}

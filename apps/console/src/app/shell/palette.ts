import { DialogRef } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  debounced,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { fold } from '@vigie/rules';
import { Icon, type IconName, Locale, Theme, injectTexts, sharedTexts, themes } from '@vigie/ui';
import { type Permission, locales, searchAnswer } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { WorkActions } from '../core/work-actions';
import { Commands } from '../keyboard/commands';
import { shellTexts } from './shell.texts';

interface Command {
  id: string;
  group: 'ticket' | 'pages' | 'actions' | 'tickets' | 'clients' | 'contacts' | 'equipment' | 'contracts';
  label: string;
  detail: string;
  icon: IconName;
  run: () => unknown;
}

const pages: readonly [
  key: keyof typeof shellTexts.fr.titles,
  path: string,
  icon: IconName,
  needs: Permission,
][] = [
  ['today', '/today', 'sun', 'tickets.read'],
  ['tickets', '/tickets', 'ticket', 'tickets.read'],
  ['planning', '/planning', 'calendar-days', 'tickets.read'],
  ['accounts', '/accounts', 'user-plus', 'accounts.read'],
  ['backups', '/backups', 'hard-drive', 'backups.read'],
  ['hours', '/hours', 'timer', 'tickets.work'],
  ['mails', '/mails', 'mail', 'mail.triage'],
  ['outbound', '/mails/outbound', 'send', 'mail.triage'],
  ['reviews', '/reviews', 'scroll-text', 'reports.read'],
  ['satisfaction', '/reports/satisfaction', 'thumbs-up', 'reports.read'],
  ['clients', '/clients', 'building', 'clients.read'],
  ['contracts', '/contracts', 'file-text', 'contracts.read'],
  ['billing', '/billing', 'receipt-euro', 'billing.read'],
  ['renewals', '/renewals', 'refresh-cw', 'contracts.read'],
  ['contractFigures', '/contract-figures', 'columns-3', 'contracts.read'],
  ['estate', '/estate', 'laptop', 'estate.read'],
  ['priceRevision', '/price-revision', 'calculator', 'contracts.read'],
  ['licences', '/licences', 'key-round', 'accounts.read'],
  ['indices', '/indices', 'trending-up', 'contracts.read'],
  ['simulators', '/simulators', 'calculator', 'simulations.use'],
  ['knowledge', '/knowledge', 'book-open', 'tickets.read'],
  ['macros', '/macros', 'reply', 'tickets.work'],
  ['people', '/admin/people', 'users', 'people.manage'],
  ['queues', '/admin/queues', 'list', 'queues.manage'],
  ['calendars', '/admin/calendars', 'calendar-days', 'settings.manage'],
  ['targets', '/admin/targets', 'target', 'settings.manage'],
  ['requestTypes', '/admin/request-types', 'file-text', 'settings.manage'],
  ['mailboxes', '/admin/mailboxes', 'inbox', 'settings.manage'],
  ['checklists', '/admin/checklists', 'circle-check', 'settings.manage'],
  ['serviceTokens', '/admin/service-tokens', 'key-round', 'people.manage'],
  ['webhooks', '/admin/webhooks', 'webhook', 'webhooks.manage'],
  ['imports', '/admin/imports', 'upload', 'imports.manage'],
  ['api', '/admin/api', 'file-text', 'webhooks.manage'],
  ['audit', '/admin/audit', 'scroll-text', 'audit.read'],
  ['account', '/account', 'shield-check', 'account.own'],
];
const shownTickets = 8;
const shownOthers = 4;
const typingMs = 180;

/** Ctrl-K: tickets by search, pages and actions, without the mouse. */
@Component({
  selector: 'app-palette',
  imports: [Icon],
  templateUrl: './palette.html',
  styleUrl: './palette.css',
})
export class Palette {
  readonly #dialog = inject(DialogRef);
  readonly #router = inject(Router);
  readonly #store = inject(SessionStore);
  readonly #actions = inject(WorkActions);
  readonly #offered = inject(Commands).all;
  readonly #theme = inject(Theme);
  readonly #locale = inject(Locale);
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly t = injectTexts(shellTexts);
  readonly #shared = injectTexts(sharedTexts);

  protected readonly query = signal('');
  readonly #settled = debounced(() => this.query().trim(), typingMs);
  readonly #results = httpResource(
    () => {
      const q = this.#settled.value();
      if (!q || q.length < 2) return undefined;
      return { url: '/api/search', params: { q, most: shownTickets } };
    },
    { parse: (raw) => searchAnswer.parse(raw) },
  );
  readonly #found = keepLast(this.#results);

  protected readonly commands = computed<Command[]>(() => {
    const words = fold(this.query()).split(/\s+/).filter(Boolean);
    const matches = ({ label }: Command): boolean => words.every((word) => fold(label).includes(word));
    return [
      ...this.#ofTicket(words.length > 0).filter(matches),
      ...this.#pages().filter(matches),
      ...this.#doings().filter(matches),
      ...this.#foundCommands(),
    ];
  });
  protected readonly active = linkedSignal({ source: () => this.query(), computation: () => 0 });

  protected move(step: number): void {
    const { length } = this.commands();
    if (length === 0) return;
    this.active.update((index) => (index + step + length) % length);
    const option = this.list()?.nativeElement.querySelectorAll('[role=option]')[this.active()];
    option?.scrollIntoView({ block: 'nearest' });
  }

  protected runActive(): void {
    const command = this.commands()[this.active()];
    if (command) this.run(command);
  }

  protected run(command: Command): void {
    this.#dialog.close();
    command.run();
  }

  /** What the open ticket offers; what there is much of once something is typed. */
  #ofTicket(typed: boolean): Command[] {
    return this.#offered()
      .filter((command) => typed || !command.typed)
      .map(({ id, label, icon, key = '', run }) => ({
        id: `ticket-${id}`,
        group: 'ticket',
        label,
        detail: key,
        icon,
        run,
      }));
  }

  #pages(): Command[] {
    return pages
      .filter(([, , , needs]) => this.#store.can(needs))
      .map(([key, path, icon]) => ({
        id: `page-${key}`,
        group: 'pages',
        label: this.t().titles[key],
        detail: '',
        icon,
        run: () => this.#router.navigateByUrl(path),
      }));
  }

  #doings(): Command[] {
    const { palette, top, account } = this.t();
    const action = (id: string, label: string, icon: IconName, run: () => unknown, detail = ''): Command => ({
      id,
      group: 'actions',
      label,
      detail,
      icon,
      run,
    });
    const work = [
      action('new', top.newTicket, 'plus', () => this.#actions.newTicket(), 'c'),
      action('phone', palette.phone, 'phone', () => this.#actions.phoneRequest()),
    ];
    return [
      ...(this.#store.can('tickets.work') ? work : []),
      action('help', account.shortcuts, 'keyboard', () => this.#actions.help(), '?'),
      ...themes.map((theme) =>
        action(`theme-${theme}`, palette.theme(this.#shared().theme[theme]), 'sun', () =>
          this.#theme.use(theme),
        ),
      ),
      ...locales.map((locale) =>
        action(`locale-${locale}`, palette.language(this.#shared().locale[locale]), 'globe', () =>
          this.#locale.use(locale),
        ),
      ),
    ];
  }

  #foundCommands(): Command[] {
    const found = this.#found();
    const q = this.query().trim();
    if (q.length < 2 || !found) return [];
    const go = (
      group: Command['group'],
      icon: IconName,
      item: { id: string; label: string; detail: string },
      path: string,
    ): Command => ({
      ...item,
      id: `${group}-${item.id}`,
      group,
      icon,
      run: () => this.#router.navigateByUrl(path),
    });
    const few = <T>(items: readonly T[]): readonly T[] => items.slice(0, shownOthers);
    const all = go(
      'tickets',
      'search',
      { id: 'all', label: this.t().palette.all(q), detail: '' },
      `/search?q=${encodeURIComponent(q)}`,
    );
    return [
      ...found.tickets.items.map(({ id, subject, number, client }) =>
        go(
          'tickets',
          'ticket',
          { id, label: plain(subject), detail: `${number} · ${client.name}` },
          `/tickets/${id}?view=all`,
        ),
      ),
      all,
      ...few(found.clients.items).map(({ id, name }) =>
        go('clients', 'building', { id, label: plain(name), detail: '' }, `/clients/${id}`),
      ),
      ...few(found.contacts.items).map(({ id, name, client }) =>
        go('contacts', 'user', { id, label: plain(name), detail: client.name }, `/clients/${client.id}`),
      ),
      ...few(found.equipment.items).map(({ id, name, client }) =>
        go('equipment', 'laptop', { id, label: plain(name), detail: client.name }, `/estate/${id}`),
      ),
      ...few(found.contracts.items).map(({ id, label, client }) =>
        go('contracts', 'file-text', { id, label: plain(label), detail: client.name }, `/contracts/${id}`),
      ),
    ];
  }
}

const plain = (pieces: readonly { text: string }[]): string => pieces.map(({ text }) => text).join('');

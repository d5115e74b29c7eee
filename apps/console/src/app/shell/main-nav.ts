import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon, LiveEvents, NumberPipe, type IconName, injectTexts } from '@vigie/ui';
import type { Permission } from '@vigie/wire';
import { SessionStore } from '../core/session-store';
import { BackupCounts } from '../core/backup-counts';
import { WorkCounts } from '../core/work-counts';
import { shellTexts } from './shell.texts';

type PageKey =
  | 'today'
  | 'tickets'
  | 'planning'
  | 'hours'
  | 'mails'
  | 'followUps'
  | 'deskReport'
  | 'slaReport'
  | 'reviews'
  | 'satisfaction'
  | 'accounts'
  | 'backups'
  | 'clients'
  | 'contracts'
  | 'billing'
  | 'renewals'
  | 'contractFigures'
  | 'priceRevision'
  | 'estate'
  | 'licences'
  | 'indices'
  | 'simulators'
  | 'macros'
  | 'knowledge'
  | 'people'
  | 'calendars'
  | 'targets'
  | 'requestTypes'
  | 'checklists'
  | 'queues'
  | 'serviceTokens'
  | 'mailboxes'
  | 'microsoft'
  | 'webhooks'
  | 'imports'
  | 'api'
  | 'audit';

interface Entry {
  key: PageKey;
  path: string;
  icon: IconName;
  needs: Permission;
  keys?: string;
}

interface Group {
  key: 'work' | 'directory' | 'accounting' | 'tools' | 'administration';
  entries: readonly Entry[];
}

const groups: readonly Group[] = [
  {
    key: 'work',
    entries: [
      { key: 'today', path: '/today', icon: 'sun', needs: 'tickets.read', keys: 'g a' },
      { key: 'tickets', path: '/tickets', icon: 'ticket', needs: 'tickets.read', keys: 'g t' },
      { key: 'planning', path: '/planning', icon: 'calendar-days', needs: 'tickets.read', keys: 'g i' },
      { key: 'accounts', path: '/accounts', icon: 'user-plus', needs: 'accounts.read', keys: 'g o' },
      { key: 'backups', path: '/backups', icon: 'hard-drive', needs: 'backups.read', keys: 'g b' },
      { key: 'hours', path: '/hours', icon: 'timer', needs: 'tickets.work', keys: 'g h' },
      { key: 'mails', path: '/mails', icon: 'mail', needs: 'mail.triage', keys: 'g m' },
      { key: 'followUps', path: '/follow-ups', icon: 'phone', needs: 'tickets.read' },
    ],
  },
  {
    key: 'directory',
    entries: [
      { key: 'clients', path: '/clients', icon: 'building', needs: 'clients.read', keys: 'g c' },
      { key: 'contracts', path: '/contracts', icon: 'file-text', needs: 'contracts.read', keys: 'g k' },
      {
        key: 'priceRevision',
        path: '/price-revision',
        icon: 'calculator',
        needs: 'contracts.revise',
        keys: 'g v',
      },
      { key: 'estate', path: '/estate', icon: 'laptop', needs: 'estate.read', keys: 'g p' },
      { key: 'licences', path: '/licences', icon: 'key-round', needs: 'accounts.read', keys: 'g l' },
    ],
  },
  {
    key: 'accounting',
    entries: [
      { key: 'billing', path: '/billing', icon: 'receipt-euro', needs: 'billing.read', keys: 'g f' },
      { key: 'renewals', path: '/renewals', icon: 'refresh-cw', needs: 'contracts.read', keys: 'g n' },
      { key: 'contractFigures', path: '/contract-figures', icon: 'columns-3', needs: 'contracts.read' },
      { key: 'indices', path: '/indices', icon: 'trending-up', needs: 'contracts.read', keys: 'g x' },
    ],
  },
  {
    key: 'tools',
    entries: [
      { key: 'deskReport', path: '/reports/desk', icon: 'kanban', needs: 'reports.read', keys: 'g r' },
      { key: 'slaReport', path: '/reports/sla', icon: 'clock', needs: 'reports.read' },
      { key: 'reviews', path: '/reviews', icon: 'scroll-text', needs: 'reports.read' },
      { key: 'satisfaction', path: '/reports/satisfaction', icon: 'thumbs-up', needs: 'reports.read' },
      { key: 'simulators', path: '/simulators', icon: 'calculator', needs: 'simulations.use', keys: 'g s' },
      { key: 'knowledge', path: '/knowledge', icon: 'book-open', needs: 'tickets.read' },
      { key: 'macros', path: '/macros', icon: 'reply', needs: 'tickets.work' },
    ],
  },
  {
    key: 'administration',
    entries: [
      { key: 'people', path: '/admin/people', icon: 'users', needs: 'people.manage' },
      { key: 'queues', path: '/admin/queues', icon: 'list', needs: 'queues.manage' },
      { key: 'calendars', path: '/admin/calendars', icon: 'calendar-days', needs: 'settings.manage' },
      { key: 'targets', path: '/admin/targets', icon: 'target', needs: 'settings.manage' },
      { key: 'requestTypes', path: '/admin/request-types', icon: 'file-text', needs: 'settings.manage' },
      { key: 'mailboxes', path: '/admin/mailboxes', icon: 'inbox', needs: 'settings.manage' },
      { key: 'microsoft', path: '/admin/microsoft', icon: 'globe', needs: 'accounts.read' },
      { key: 'checklists', path: '/admin/checklists', icon: 'circle-check', needs: 'settings.manage' },
      {
        key: 'serviceTokens',
        path: '/admin/service-tokens',
        icon: 'key-round',
        needs: 'people.manage',
      },
      { key: 'webhooks', path: '/admin/webhooks', icon: 'webhook', needs: 'webhooks.manage' },
      { key: 'imports', path: '/admin/imports', icon: 'upload', needs: 'imports.manage' },
      { key: 'api', path: '/admin/api', icon: 'file-text', needs: 'webhooks.manage' },
      { key: 'audit', path: '/admin/audit', icon: 'scroll-text', needs: 'audit.read' },
    ],
  },
];

@Component({
  selector: 'app-main-nav',
  imports: [Icon, NumberPipe, RouterLink, RouterLinkActive],
  templateUrl: './main-nav.html',
  styleUrl: './main-nav.css',
})
export class MainNav {
  readonly #store = inject(SessionStore);
  readonly #counts = inject(WorkCounts);
  readonly #backups = inject(BackupCounts);
  protected readonly t = injectTexts(shellTexts);
  protected readonly connected = inject(LiveEvents).connected;
  protected readonly groups = computed(() => {
    this.#store.session();
    return groups
      .map((group) => ({ ...group, entries: group.entries.filter((entry) => this.#store.can(entry.needs)) }))
      .filter((group) => group.entries.length > 0);
  });

  protected countOf(key: PageKey): number {
    if (key === 'today') return this.#counts.today();
    if (key === 'backups') return this.#backups.waiting();
    if (key === 'tickets') return this.#counts.tickets()?.todo ?? 0;
    return key === 'mails' ? this.#counts.triage() : 0;
  }
}

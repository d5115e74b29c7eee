import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState, ErrorState, Icon, LiveEvents, Skeleton, injectTexts } from '@vigie/ui';
import { type OwnBackups, ownBackups } from '@vigie/wire';
import { SessionStore } from '../session/session-store';
import { BackupProofs } from './backup-proofs';
import { BackupThing } from './backup-thing';
import { OwnEnding } from './own-ending';
import { OwnRestore } from './own-restore';
import { backupTexts } from './texts';

/** The backups of the company: what is kept, what can be asked for, what ends. */
@Component({
  selector: 'app-backups-page',
  imports: [
    BackupProofs,
    BackupThing,
    EmptyState,
    ErrorState,
    Icon,
    OwnEnding,
    OwnRestore,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './backups-page.html',
  styleUrl: './backups-page.css',
  host: { class: 'page' },
})
export class BackupsPage {
  protected readonly t = injectTexts(backupTexts);
  protected readonly maySend = inject(SessionStore).maySend;
  protected readonly resource = httpResource(() => '/api/portal/backups', {
    parse: (body) => ownBackups.parse(body),
  });
  /** What was read last, or answered: a failed refresh takes nothing away from the reader. */
  protected readonly read = linkedSignal<OwnBackups | undefined, OwnBackups | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (fresh, previous) => fresh ?? previous?.value,
  });
  /** Those that wait for the reader come first. */
  protected readonly restores = computed(() => {
    const all = this.read()?.restores ?? [];
    return [...all.filter(({ state }) => state === 'done'), ...all.filter(({ state }) => state !== 'done')];
  });
  /** In the order in which they ask for attention. */
  protected readonly things = computed(() => {
    const order = ['red', 'orange', 'waiting', 'green', 'paused', 'ended'];
    return (this.read()?.things ?? []).toSorted(
      (one, other) => order.indexOf(one.light) - order.indexOf(other.light),
    );
  });

  constructor() {
    inject(LiveEvents).watch((event) => {
      if (event === null || event.type === 'backup-care.changed' || event.type === 'backup.changed')
        this.resource.reload();
    });
  }
}

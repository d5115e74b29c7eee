import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { BytesPipe, Icon, InstantPipe, Locale, injectTexts } from '@vigie/ui';
import { type OwnBackups, backupWords } from '@vigie/wire';
import { backupTexts } from './texts';

const signs = {
  green: 'circle-check',
  orange: 'clock',
  red: 'triangle-alert',
  waiting: 'clock',
  ended: 'x',
} as const;

/** One thing that is backed up: a light in words, the last good backup, the space. */
@Component({
  selector: 'app-backup-thing',
  imports: [BytesPipe, Icon, InstantPipe, RouterLink],
  template: `
    @let one = thing();
    <span class="name">{{ one.name }}</span>
    <span class="light" [class]="one.light"
      ><v-icon [name]="signs[one.light]" [size]="16" />{{ t().lights[one.light] }}</span
    >
    <span class="meta">{{
      one.lastGoodAt ? t().lastGood(one.lastGoodAt | vInstant: 'long') : t().never
    }}</span>
    <span class="meta">{{ about() }}</span>
    <span class="meta">{{ one.secondSite ? t().second : t().one }} · {{ t().kept(one.retentionDays) }}</span>
    @if (one.used !== null) {
      @if (one.quota; as quota) {
        <span class="space">
          <progress [attr.aria-label]="t().spaceLabel(one.name)" [value]="one.used" [max]="quota"></progress>
          <span class="meta">{{ t().space(one.used | vBytes, quota | vBytes, percent()) }}</span>
        </span>
      } @else {
        <span class="meta">{{ t().used(one.used | vBytes) }}</span>
      }
    }
    @if (canAsk()) {
      <a class="ask" routerLink="/nouvelle-demande/restauration" [queryParams]="{ sauvegarde: one.name }"
        ><v-icon name="search" [size]="16" />{{ t().restoreHere }}</a
      >
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
    }
    .name {
      font-weight: var(--weight-strong);
      overflow-wrap: anywhere;
    }
    .light {
      display: flex;
      gap: 8px;
      align-items: center;
      font-weight: var(--weight-medium);
    }
    .green {
      color: var(--ok);
    }
    .orange {
      color: var(--warn);
    }
    .red {
      color: var(--bad);
    }
    .waiting,
    .ended {
      color: var(--ink-2);
    }
    .meta {
      color: var(--ink-2);
      font-size: 0.9375rem;
      overflow-wrap: anywhere;
    }
    .space {
      display: grid;
      gap: 2px;
      max-width: 420px;
    }
    .ask {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      min-height: 44px;
    }
    progress {
      width: 100%;
      height: 8px;
      accent-color: var(--accent);
    }
  `,
})
export class BackupThing {
  readonly thing = input.required<OwnBackups['things'][number]>();
  readonly canAsk = input(false);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(backupTexts);
  protected readonly signs = signs;
  protected readonly about = computed(() => {
    const { kind, items } = this.thing();
    return [backupWords[this.#locale()].kinds[kind], ...items.slice(0, 6)].join(' · ');
  });
  protected readonly percent = computed(() => {
    const { used, quota } = this.thing();
    return used !== null && quota ? Math.floor((used * 100) / quota) : 0;
  });
}

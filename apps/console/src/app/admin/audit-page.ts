import { HttpClient } from '@angular/common/http';
import { Component, debounced, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { EmptyState, ErrorState, Icon, InstantPipe, Locale, formatNumber, injectTexts } from '@vigie/ui';
import { type AuditEntry, auditEntry, chainVerdict, page } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { pagedList } from '../core/paged-list';
import { paramsOf } from '../core/resources';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { adminTexts } from './admin.texts';

/** The journal, and the proof that nobody rewrote it. */
@Component({
  selector: 'app-audit-page',
  imports: [EmptyState, ErrorState, Icon, InstantPipe, LoadMore, TableGhost],
  templateUrl: './audit-page.html',
  styles: `
    .data {
      display: block;
      max-width: 420px;
      overflow: hidden;
      color: var(--ink-2);
      font-size: var(--text-11);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    time {
      white-space: nowrap;
    }
  `,
})
export class AuditPage {
  readonly action = input<string>();
  readonly target = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(adminTexts);
  protected readonly typed = linkedSignal(() => ({
    action: this.action() ?? '',
    target: this.target() ?? '',
  }));
  readonly #settled = debounced(() => this.typed(), 300);
  protected readonly list = pagedList<AuditEntry>({
    url: '/api/audit',
    params: () => paramsOf({ action: this.action(), target: this.target() }),
    parse: (raw) => page(auditEntry).parse(raw),
  });
  protected readonly verdict = signal<{ intact: boolean; words: string } | null>(null);
  protected readonly verifying = signal(false);

  constructor() {
    effect(() => {
      const { action, target } = this.#settled.value();
      if (action === (this.action() ?? '') && target === (this.target() ?? '')) return;
      const queryParams = { action: action || null, target: target || null };
      void this.#router.navigate([], { queryParams, replaceUrl: true });
    });
  }

  protected say(entry: AuditEntry): string {
    return Object.keys(entry.data).length === 0 ? '' : JSON.stringify(entry.data);
  }

  protected async verify(): Promise<void> {
    if (this.verifying()) return;
    this.verifying.set(true);
    try {
      const { intact, checked, brokenAt } = chainVerdict.parse(
        await firstValueFrom(this.#http.get('/api/audit/verify')),
      );
      const { audit } = this.t();
      const words = intact
        ? audit.intact(formatNumber(checked, this.#locale()))
        : audit.broken(formatNumber(brokenAt ?? 0, this.#locale()));
      this.verdict.set({ intact, words });
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.verifying.set(false);
    }
  }
}

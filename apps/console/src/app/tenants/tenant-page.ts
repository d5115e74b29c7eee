import { Clipboard } from '@angular/cdk/clipboard';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  DayPipe,
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  NumberPipe,
  Skeleton,
  Toasts,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type TenantDetail, tenantDetail, tenantTest } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { PageTitle } from '../shell/page-title';
import { stepTexts } from '../account-plans/steps.texts';
import { permissionTexts } from './permissions.texts';
import { ConsentMark } from './tenant-marks';
import { TenantPanel, type TenantPanelData } from './tenant-panel';
import { tenantTexts } from './tenants.texts';

/** The tenant of one client: consent, permissions, calls, what was read. */
@Component({
  selector: 'app-tenant-page',
  imports: [ConsentMark, DayPipe, ErrorState, Icon, InstantPipe, NumberPipe, RouterLink, Skeleton],
  templateUrl: './tenant-page.html',
  styleUrl: './tenant-page.css',
})
export class TenantPage {
  readonly clientId = input.required<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #clipboard = inject(Clipboard);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(tenantTexts);
  protected readonly p = injectTexts(permissionTexts);
  protected readonly steps = injectTexts(stepTexts);
  protected readonly shared = injectTexts(sharedTexts);
  readonly #url = computed(() => `/api/tenants/${this.clientId()}`);
  protected readonly detail = httpResource(() => this.#url(), { parse: (raw) => tenantDetail.parse(raw) });
  protected readonly tenant = keepLast(this.detail);
  protected readonly canManage = computed(() => this.#may('accounts.manage'));
  protected readonly canRefresh = computed(() => this.canManage() || this.#may('accounts.work'));
  protected readonly busy = signal<'test' | 'other' | null>(null);
  protected readonly copied = signal(false);

  constructor() {
    reloadOn(
      (event) => event.type === 'tenant.changed' && event.clientId === this.clientId(),
      () => this.detail.reload(),
    );
    const title = inject(PageTitle);
    effect(() => {
      const found = this.tenant();
      if (found) title.say(found.client.name);
    });
  }

  /** The address goes into a mail to the client's administrator: from then on it counts as asked. */
  protected async copy(address: string): Promise<void> {
    this.copied.set(this.#clipboard.copy(address));
    if (this.canManage())
      await this.#doing('other', () => firstValueFrom(this.#http.post(`${this.#url()}/consent`, {})));
  }

  protected test(): Promise<void> {
    return this.#doing('test', async () => {
      const answer = await firstValueFrom(this.#http.post(`${this.#url()}/test`, {}));
      const { ok, name } = tenantTest.parse(answer);
      if (ok) this.#toasts.show(this.t().tested(name ?? ''));
      else this.#toasts.bad(this.t().testFailed);
    });
  }

  protected refresh(): Promise<void> {
    return this.#doing('other', async () => {
      await firstValueFrom(this.#http.post(`${this.#url()}/sync`, {}));
      this.#toasts.show(this.t().refreshed);
    });
  }

  protected async edit(before: TenantDetail): Promise<void> {
    const dialog = this.#dialogs.openPanel<boolean, TenantPanelData, TenantPanel>(TenantPanel, {
      label: this.t().edit,
      data: { client: before.client, before },
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.detail.reload();
  }

  protected async disconnect(): Promise<void> {
    const { disconnectTitle: title, disconnectText: text, disconnect: confirm } = this.t();
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: title,
      data: { title, text, confirm, danger: true },
      width: '440px',
    });
    if ((await firstValueFrom(dialog.closed)) !== true) return;
    try {
      await firstValueFrom(this.#http.delete(this.#url()));
      this.#toasts.show(this.t().disconnected);
      await this.#router.navigate(['/admin/microsoft']);
    } catch (error) {
      this.#failures.toast(error);
    }
  }

  #may(permission: 'accounts.manage' | 'accounts.work'): boolean {
    return this.#session.session() !== null && this.#session.can(permission);
  }

  async #doing(what: 'test' | 'other', work: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(what);
    try {
      await work();
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(null);
      this.detail.reload();
    }
  }
}

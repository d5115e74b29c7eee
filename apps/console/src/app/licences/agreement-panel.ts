import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { growsByMoreThanTenth, isLocalDate } from '@vigie/rules';
import { Icon, Locale, type ShownProblem, Toasts, formatNumber, injectTexts } from '@vigie/ui';
import { type LicenceStock, licenceAgreement } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { Failures } from '../core/failures';
import { licenceTexts } from './licences.texts';

/** What the contract says of a product, with what follows from it; closes with `true` when something was saved. */
@Component({
  selector: 'app-agreement-panel',
  imports: [Icon, PanelFoot, PanelHead],
  templateUrl: './agreement-panel.html',
})
export class AgreementPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale);
  readonly #texts = injectTexts(licenceTexts);
  protected readonly stock = inject<LicenceStock>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = computed(() => this.#texts().panel);

  protected readonly count = signal(String(this.stock.agreed?.count ?? this.stock.enabled));
  protected readonly on = signal(this.stock.agreed?.on ?? '');
  protected readonly spare = signal(String(this.stock.spare));
  readonly #version = signal(this.stock.version);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  readonly #given = computed(() =>
    licenceAgreement.safeParse({
      count: numberOf(this.count()),
      on: this.on(),
      spare: numberOf(this.spare()),
      version: this.#version(),
    }),
  );
  protected readonly countWrong = computed(() => this.tried() && !isWhole(this.count()));
  protected readonly spareWrong = computed(() => this.tried() && !isWhole(this.spare()));
  protected readonly dateWrong = computed(() => this.tried() && !isLocalDate(this.on()));
  /** What the number means for the price, as the server will say it. */
  protected readonly effect = computed(() => {
    const count = numberOf(this.count());
    const { enabled } = this.stock;
    if (count === null || !growsByMoreThanTenth(count, enabled)) return this.t().noEffect(enabled);
    const percent = formatNumber(((enabled - count) * 100) / count, this.#locale.current(), 0);
    return this.t().effect(enabled, percent);
  });

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const given = this.#given();
    if (this.busy() || !given.success) return;
    this.busy.set(true);
    const { client, productId } = this.stock;
    try {
      await firstValueFrom(
        this.#http.put(`/api/clients/${client.id}/licences/${productId}/agreement`, given.data),
      );
      this.#toasts.show(this.t().saved);
      this.dialog.close(true);
    } catch (error) {
      this.#refuse(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** After a conflict the next save is made on purpose, over what somebody else wrote. */
  #refuse(problem: ShownProblem): void {
    const current = problem.code === 'version.conflict' ? problem.data['version'] : undefined;
    if (typeof current === 'number') this.#version.set(current);
    this.problem.set(problem);
  }
}

const isWhole = (text: string): boolean => /^\d{1,6}$/.test(text.trim());
const numberOf = (text: string): number | null => (isWhole(text) ? Number(text) : null);

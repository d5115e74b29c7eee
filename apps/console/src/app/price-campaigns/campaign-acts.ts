import { HttpClient } from '@angular/common/http';
import { Service, inject, signal } from '@angular/core';
import { Dialogs, Locale, Toasts, formatNumber, injectTexts } from '@vigie/ui';
import { type PriceCampaignAct, type PriceCampaignDetail, revisionNumbers } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { longDay } from './campaign-numbers';
import { priceCampaignTexts } from './price-campaigns.texts';

type Name = PriceCampaignAct['act'] | 'schedule';

/** Asks before a step of a campaign, takes it, and says what happened. */
@Service({ autoProvided: false })
export class CampaignActs {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #locale = inject(Locale).current;
  readonly #t = injectTexts(priceCampaignTexts);
  readonly #busy = signal(false);

  async run(name: Name, campaign: PriceCampaignDetail): Promise<void> {
    if (this.#busy()) return;
    const given = await this.#given(name, campaign);
    if (given === null) return;
    this.#busy.set(true);
    try {
      const body = { act: name === 'schedule' ? 'apply' : name, ...given, version: campaign.version };
      await firstValueFrom(this.#http.post(`/api/price-campaigns/${campaign.id}/acts`, body));
      this.#toasts.show(this.#t().done[name]);
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.#busy.set(false);
    }
  }

  /** What a step needs besides its name; null when it is not meant after all. */
  async #given(name: Name, campaign: PriceCampaignDetail): Promise<object | null> {
    if (name === 'refresh' || name === 'reopen') return {};
    if (name === 'undo') return this.#reason();
    if (!(await this.#confirmed(this.#question(name, campaign)))) return null;
    if (name !== 'approve' || campaign.approval !== 'alone') return {};
    const { aloneTitle: title, aloneText: text, alone: confirm } = this.#t().confirm;
    return (await this.#confirmed({ title, text, confirm })) ? { alone: true } : null;
  }

  #question(
    name: 'submit' | 'approve' | 'apply' | 'schedule',
    { totals, effectiveOn }: PriceCampaignDetail,
  ): Question {
    const { confirm: words, acts } = this.#t();
    const locale = this.#locale();
    const count = formatNumber(totals.revised, locale);
    const money = (amount: string) => revisionNumbers.money(amount, locale);
    const texts = {
      submit: () => words.submitText(count),
      approve: () => words.approveText(money(totals.oldAmount), money(totals.newAmount)),
      apply: () => words.applyText(count),
      schedule: () => words.scheduleText(longDay(effectiveOn, locale)),
    };
    return { title: words[`${name}Title`], text: texts[name](), confirm: acts[name] };
  }

  async #confirmed(data: Question): Promise<boolean> {
    const options = { label: data.title, data, width: '440px' };
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, options);
    return (await firstValueFrom(dialog.closed)) === true;
  }

  async #reason(): Promise<{ reason: string } | null> {
    const { undoTitle: title, undoLabel: label, undoHint: hint } = this.#t().confirm;
    const data: ReasonQuestion = { title, label, hint, confirm: this.#t().acts.undo, required: true };
    const options = { label: title, data, width: '440px', focus: 'field' as const };
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, options);
    const reason = await firstValueFrom(dialog.closed);
    return reason ? { reason } : null;
  }
}

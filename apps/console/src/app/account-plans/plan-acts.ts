import { Service, inject, signal } from '@angular/core';
import { Dialogs, Toasts, injectTexts } from '@vigie/ui';
import type { AccountPlan, AccountStep, PasswordLink, PlanLaunch } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { LaunchDialog } from './launch-dialog';
import { LinkDialog } from './link-dialog';
import { personOf } from './plan-clock';
import { PlanWrites } from './plan-writes';
import { planTexts } from './plans.texts';
import { type StepAction, titleOf } from './step-view';
import { stepTexts } from './steps.texts';

/** What people do with a plan and its steps: asks what has to be known first, writes, and says what came of it. */
@Service()
export class PlanActs {
  readonly #dialogs = inject(Dialogs);
  readonly #writes = inject(PlanWrites);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #t = injectTexts(planTexts);
  readonly #s = injectTexts(stepTexts);
  readonly busy = signal(false);

  /** True when something was written, so that the plan is to be read again. */
  act(action: Exclude<StepAction, 'copy'>, step: AccountStep, plan: AccountPlan): Promise<boolean> {
    switch (action) {
      case 'retry':
      case 'look':
        return this.#do(() => this.#writes.retry(step.id));
      case 'done':
        return this.#withReason(this.#t().done, (words) => this.#writes.done(step.id, words));
      case 'skip':
        return this.#withReason(this.#t().skip, (words) => this.#writes.skip(step.id, words));
      case 'ask':
        return this.#ask(step);
      case 'confirm':
        return this.#confirm(step, plan);
      case 'link':
        return this.#link(step, plan);
    }
  }

  async launch(plan: AccountPlan): Promise<boolean> {
    const label = this.#t().launch.title;
    const options = { label, data: plan, width: '440px' };
    const dialog = this.#dialogs.open<PlanLaunch['when'], AccountPlan, LaunchDialog>(LaunchDialog, options);
    const when = await firstValueFrom(dialog.closed);
    return when ? this.#launch(plan, when) : false;
  }

  /** A departure that must not wait: asked once more, since it closes the door at once. */
  async launchUrgently(plan: AccountPlan): Promise<boolean> {
    const { urgentTitle: title, urgentText, urgentConfirm: confirm } = this.#t().launch;
    const sure = await this.#sure({ title, text: urgentText(personOf(plan)), confirm, danger: true });
    return sure ? this.#launch(plan, { at: 'now' }) : false;
  }

  cancel(plan: AccountPlan): Promise<boolean> {
    const { done, ...question } = this.#t().cancel;
    return this.#withReason(question, async (reason) => {
      await this.#writes.cancel(plan, reason);
      this.#toasts.show(done);
    });
  }

  #launch(plan: AccountPlan, when: PlanLaunch['when']): Promise<boolean> {
    const { started, scheduled } = this.#t().launch;
    return this.#do(async () => {
      await this.#writes.launch(plan, when);
      this.#toasts.show(when.at === 'now' ? started : scheduled);
    });
  }

  /** The first word of two: another person has to say the second. */
  #ask({ id }: AccountStep): Promise<boolean> {
    return this.#do(async () => {
      await this.#writes.confirm(id);
      this.#toasts.show(this.#t().confirm.asked);
    });
  }

  async #confirm(step: AccountStep, plan: AccountPlan): Promise<boolean> {
    const { title, text, confirm, done } = this.#t().confirm;
    const who = step.confirmation?.askedBy.name ?? plan.launchedBy ?? '';
    const question = { title, text: text(titleOf(step, this.#s().kinds), who), confirm, danger: true };
    if (!(await this.#sure(question))) return false;
    return this.#do(async () => {
      await this.#writes.confirm(step.id);
      this.#toasts.show(done);
    });
  }

  #link(step: AccountStep, plan: AccountPlan): Promise<boolean> {
    return this.#do(async () => {
      const link = await this.#writes.passwordLink(step.id);
      const data = { link, name: personOf(plan) };
      const { title } = this.#t().link;
      this.#dialogs.open<never, { link: PasswordLink; name: string }, LinkDialog>(LinkDialog, {
        label: title,
        data,
      });
    });
  }

  async #withReason(
    question: Omit<ReasonQuestion, 'required'>,
    write: (words: string) => Promise<unknown>,
  ): Promise<boolean> {
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: question.title,
      data: { ...question, required: true },
      width: '440px',
      focus: 'field',
    });
    const words = await firstValueFrom(dialog.closed);
    return words ? this.#do(() => write(words)) : false;
  }

  async #sure(question: Question): Promise<boolean> {
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: question.title,
      data: question,
      width: '440px',
    });
    return (await firstValueFrom(dialog.closed)) === true;
  }

  /** Once at a time. A refusal is told, and read again too: somebody else may have been there. */
  async #do(write: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    try {
      await write();
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
    }
    return true;
  }
}

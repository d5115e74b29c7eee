import { Service, inject } from '@angular/core';
import { Dialogs, injectTexts } from '@vigie/ui';
import { firstValueFrom } from 'rxjs';
import { Failures, pointsOf } from '../core/failures';
import { SessionStore } from '../core/session-store';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { checklistTexts } from './checklists.texts';

/** Asks who may go on regardless of required points for the reason why. */
@Service()
export class ChecksGate {
  readonly #failures = inject(Failures);
  readonly #session = inject(SessionStore);
  readonly #dialogs = inject(Dialogs);
  readonly #t = injectTexts(checklistTexts);

  /** Writes, and once more with a reason when points keep it back; throws what was refused in the end. */
  async pass<T>(write: (checksOverride?: string) => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      const problem = this.#failures.read(error);
      if (problem.code !== 'checks.missing' || !this.#session.can('checks.override')) throw error;
      const reason = await this.#ask(pointsOf(problem));
      if (!reason) throw error;
      return write(reason);
    }
  }

  #ask(points: readonly string[]): Promise<string | undefined> {
    const { title, label, hint, confirm } = this.#t().gate;
    const question = { title, label, hint: hint(points.join(', ')), confirm, required: true };
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: title,
      data: question,
      width: '440px',
    });
    return firstValueFrom(dialog.closed);
  }
}

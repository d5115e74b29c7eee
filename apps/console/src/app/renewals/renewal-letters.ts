import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { ContractLetterKind } from '@vigie/rules';
import { DayPipe, Dialogs, Icon, Locale, type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { type ContractLetter, type RenewalDetail, renewalWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { LetterDates } from './letter-dates';
import { LetterForm } from './letter-form';
import { RenewalWrites, type Written } from './renewal-writes';
import { renewalTexts } from './renewals.texts';

/** The letters about a term: written here, posted by somebody, and what the post says of them. */
@Component({
  selector: 'app-renewal-letters',
  imports: [DayPipe, Icon, LetterDates, LetterForm],
  templateUrl: './renewal-letters.html',
  styleUrl: './renewal-letters.css',
})
export class RenewalLetters {
  readonly renewal = input.required<RenewalDetail>();
  readonly canWrite = input.required<boolean>();
  readonly changed = output<RenewalDetail>();

  readonly #writes = inject(RenewalWrites);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  readonly #texts = injectTexts(renewalTexts);
  protected readonly t = computed(() => this.#texts().letter);
  protected readonly words = computed(() => renewalWords[this.#locale()]);
  /** The kind that is being written. */
  protected readonly writing = signal<ContractLetterKind | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  /** What may be written now: each once, and only where there is a reason. */
  protected readonly writable = computed((): ContractLetterKind[] => {
    const { state, decision, information, denounced, letters } = this.renewal();
    const isOpen = state === 'open';
    const all: [ContractLetterKind, boolean][] = [
      ['denunciation', isOpen && decision === 'denounce'],
      ['renewal-information', isOpen && information !== null && information.state !== 'waiting'],
      ['late-answer', denounced?.outcome === 'renewed' && denounced.by === 'client'],
    ];
    const stands = (kind: ContractLetterKind) =>
      letters.some((letter) => letter.kind === kind && !letter.withdrawn);
    return all.flatMap(([kind, allowed]) => (allowed && !stands(kind) ? [kind] : []));
  });
  /** The worker writes it by itself; only after it was withdrawn does somebody write another. */
  protected readonly answerComing = computed(
    () =>
      this.writable().includes('late-answer') &&
      !this.renewal().letters.some(({ kind }) => kind === 'late-answer'),
  );

  protected async write({
    addressee,
    address,
  }: {
    addressee: string;
    address: string | null;
  }): Promise<void> {
    const kind = this.writing();
    if (kind === null || this.busy()) return;
    const { id, version } = this.renewal();
    this.busy.set(true);
    const done = this.#take(await this.#writes.writeLetter(id, { kind, addressee, address, version }));
    this.busy.set(false);
    if (done) this.writing.set(null);
  }

  protected stop(): void {
    this.writing.set(null);
    this.problem.set(null);
  }

  protected async withdraw(letter: ContractLetter): Promise<void> {
    const { withdrawTitle: title, withdrawText: text, withdraw: confirm } = this.t();
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: title,
      data: { title, text, confirm, danger: true },
    });
    if (!(await firstValueFrom(dialog.closed))) return;
    const written = await this.#writes.withdraw(letter);
    if ('problem' in written) this.#toasts.bad(written.problem.message);
    else this.changed.emit(written.renewal);
  }

  protected async prove(letter: ContractLetter, field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? [];
    field.value = '';
    if (!file) return;
    const written = await this.#writes.prove(letter, file);
    if ('problem' in written) this.#toasts.bad(written.problem.message);
    else this.changed.emit(written.renewal);
  }

  #take(written: Written): boolean {
    this.problem.set('problem' in written ? written.problem : null);
    if ('problem' in written) return false;
    this.changed.emit(written.renewal);
    return true;
  }
}

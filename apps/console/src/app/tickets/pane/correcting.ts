import { signal } from '@angular/core';
import type { ShownProblem } from '@vigie/ui';
import type { TicketDetail } from '@vigie/wire';
import type { Failures } from '../../core/failures';
import { Edit, type EditOf } from '../../kit/edit';
import type { Target, TicketWrites } from '../ticket-writes';

export interface CorrectingOf<S> extends Pick<EditOf<TicketDetail, S>, 'stateOf' | 'state' | 'show' | 'say'> {
  writes: TicketWrites;
  failures: Failures;
  write: (target: Target) => Promise<unknown>;
}

/** One fact of a ticket while it is set right: open from `begin` until it is saved or left. */
export class Correcting<S extends object> {
  readonly #how: CorrectingOf<S>;
  /** The ticket as it was when somebody began; null while nobody corrects it. */
  readonly base = signal<TicketDetail | null>(null);
  readonly busy = signal(false);
  readonly problem = signal<ShownProblem | null>(null);
  readonly edit: Edit<TicketDetail, S>;
  /** For the notice of two versions: keeping theirs ends it. */
  readonly clashing: Pick<Edit<TicketDetail, S>, 'clash' | 'keepMine' | 'takeTheirs'>;

  constructor(how: CorrectingOf<S>) {
    this.#how = how;
    const { writes, stateOf, state, show, say } = how;
    const read = async (): Promise<TicketDetail | undefined> => {
      const id = this.base()?.id;
      return id === undefined ? undefined : writes.read(id);
    };
    this.edit = new Edit<TicketDetail, S>({ base: this.base, read, stateOf, state, show, say });
    const { clash } = this.edit;
    this.clashing = { clash, keepMine: () => this.edit.keepMine(), takeTheirs: () => this.leave() };
  }

  begin(ticket: TicketDetail): void {
    this.problem.set(null);
    this.base.set(ticket);
    this.#how.show(this.#how.stateOf(ticket));
  }

  leave(): void {
    // Nothing of a clash is left for the next time.
    this.edit.takeTheirs();
    this.base.set(null);
  }

  /** True once it is written; what others changed elsewhere in the ticket does not stand in the way. */
  async save(): Promise<boolean> {
    const base = this.base();
    if (!base || this.busy()) return false;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.#how.write(base);
      this.leave();
      return true;
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#how.failures.read(error)));
    } finally {
      this.busy.set(false);
    }
    if (this.edit.clash()?.theirs.length !== 0) return false;
    this.edit.keepMine();
    return this.save();
  }
}

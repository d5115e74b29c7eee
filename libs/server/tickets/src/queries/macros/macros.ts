import { Injectable } from '@nestjs/common';
import { fillMacro, stateAfterMacro, type TicketState } from '@vigie/rules';
import { Database, found, type Actor } from '@vigie/platform';
import type { Macro, ReadyMacro, Reference } from '@vigie/wire';
import { macroValuesOf } from '../../store/macros/macro-values.store';
import { macrosOf, type StoredMacro } from '../../store/macros/ticket-macro.store';

/** The macros that a person may use. */
@Injectable()
export class Macros {
  constructor(private readonly database: Database) {}

  /** All of them: their number is limited where they are saved. */
  async list(actor: Actor): Promise<{ items: Macro[] }> {
    return { items: (await macrosOf(this.database.manager, actor)).map(present) };
  }

  /** One of them; 404 for another person's. */
  async find(actor: Actor, id: string): Promise<Macro> {
    return found((await this.list(actor)).items.find((macro) => macro.id === id));
  }

  /** All of them as they would be on one ticket, with what they change there without being told to. */
  async readyFor(actor: Actor, ticketId: string): Promise<{ items: ReadyMacro[] }> {
    const values = await macroValuesOf(this.database, actor, ticketId);
    const sql = 'SELECT state FROM ticket WHERE id = ?';
    const { state } = found(await this.database.one<{ state: TicketState }>(sql, [ticketId]));
    const { items } = await this.list(actor);
    const assignees = await this.assigneesOf(actor, items);
    return {
      items: items.map((macro) => {
        const filled = macro.body === null ? null : fillMacro(macro.body, values);
        const { assignee } = macro.changes;
        const assigneeId = assignee === 'me' ? actor.id : assignee;
        return {
          ...macro,
          changes: { ...macro.changes, state: stateAfterMacro(state, macro.changes) ?? null },
          body: filled?.text ?? null,
          empty: filled?.empty ?? [],
          assignee: assignees.get(assigneeId ?? '') ?? null,
        };
      }),
    };
  }

  private async assigneesOf(actor: Actor, macros: readonly Macro[]): Promise<Map<string, Reference>> {
    const ids = new Set(
      macros.flatMap(({ changes: { assignee } }) => (assignee === 'me' ? actor.id : assignee) ?? []),
    );
    if (ids.size === 0) return new Map();
    const people = await this.database.query<Reference>('SELECT id, name FROM person WHERE id IN (?)', [
      [...ids],
    ]);
    return new Map(people.map((person) => [person.id, person]));
  }
}

const present = ({ ownerId, ...macro }: StoredMacro): Macro => ({ ...macro, shared: ownerId === null });

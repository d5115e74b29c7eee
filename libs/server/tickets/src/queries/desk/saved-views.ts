import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import type { SavedView } from '@vigie/wire';
import { viewsOf, type StoredView } from '../../store/desk/ticket-view.store';

/** The saved views that a person sees. */
@Injectable()
export class SavedViews {
  constructor(private readonly database: Database) {}

  /** All of them: their number is limited where they are saved. */
  async list(actor: Actor): Promise<{ items: SavedView[] }> {
    return { items: (await viewsOf(this.database.manager, actor)).map(present) };
  }

  /** One of them; 404 for another person's. */
  async find(actor: Actor, id: string): Promise<SavedView> {
    return found((await this.list(actor)).items.find((view) => view.id === id) ?? null);
  }
}

const present = ({ ownerId, ...view }: StoredView): SavedView => ({ ...view, shared: ownerId === null });

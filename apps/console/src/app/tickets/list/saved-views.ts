import { HttpClient, httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Dialogs, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import { type SavedView, savedView, savedViews } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { SessionStore } from '../../core/session-store';
import { savedViewTexts } from '../saved-views.texts';
import { type DeskQuery, displayOf, namedColumns, queryOf, savedFilters, sortOf } from './ticket-filters';
import { ViewDialog, type ViewName, type ViewQuestion } from './view-dialog';

type ViewBody = Omit<SavedView, 'id' | 'version' | 'filters'> & { filters: Record<string, unknown> };

/** The saved views of who is signed in, and what can be done with them. */
@Service()
export class SavedViews {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #session = inject(SessionStore);
  readonly #t = injectTexts(savedViewTexts);
  readonly #common = injectTexts(sharedTexts);
  readonly #list = httpResource(() => (this.#session.isStaff() ? '/api/ticket-views' : undefined), {
    parse: (raw) => savedViews.parse(raw),
  });

  readonly items = computed(() => (this.#list.hasValue() ? this.#list.value().items : []));
  /** True once it is known whether a view exists. */
  readonly known = computed(() => this.#list.hasValue() || this.#list.error() !== undefined);

  find(id: string | undefined): SavedView | undefined {
    return this.items().find((view) => view.id === id);
  }

  mayChange(view: SavedView): boolean {
    return !view.shared || this.#session.can('views.share');
  }

  /** Asks for a name, keeps the filters as a new view and opens it. */
  async saveAs(query: DeskQuery): Promise<void> {
    const named = await this.#ask(this.#t().save, { name: '', shared: false });
    if (!named) return;
    await this.#try(async () => {
      const view = await this.#create({ ...named, ...contentOf(query) });
      await this.#router.navigate([], { queryParams: { saved: view.id } });
      this.#toasts.show(this.#t().saved(view.name));
    });
  }

  /** Keeps the filters in the view that they came from. */
  async save(view: SavedView, query: DeskQuery): Promise<void> {
    await this.#try(async () => {
      await this.#replace({ ...view, ...contentOf(query) });
      await this.#router.navigate([], { queryParams: { saved: view.id } });
      this.#toasts.show(this.#t().saved(view.name));
    });
  }

  /** Whether this person may show views to everybody. */
  mayShare(): boolean {
    return this.#session.can('views.share');
  }

  /** Asks how the view is called and who sees it. */
  async edit(view: SavedView): Promise<void> {
    const named = await this.#ask(this.mayShare() ? this.#t().editTitle : this.#t().renameTitle, view);
    if (!named) return;
    await this.#try(async () => {
      await this.#replace({ ...view, ...named });
      this.#toasts.show(this.#t().saved(named.name));
    });
  }

  /** Removes the view; its filters stay on the screen, and it can be had back for a while. */
  async remove(view: SavedView): Promise<void> {
    const { id, name, shared, filters, sort, display, columns } = view;
    const body = { name, shared, filters, sort, display, columns };
    await this.#try(async () => {
      await firstValueFrom(this.#http.delete(`/api/ticket-views/${id}`));
      await this.#router.navigate([], { queryParams: queryOf(view) });
      this.#list.reload();
      this.#toasts.show(this.#t().removed(view.name), {
        durationMs: 15_000,
        action: this.#common().actions.undo,
        onAction: () => void this.#try(() => this.#create(body)),
      });
    });
  }

  async #create(body: ViewBody): Promise<SavedView> {
    const view = savedView.parse(await firstValueFrom(this.#http.post('/api/ticket-views', body)));
    this.#list.set({ items: [...this.items(), view] });
    return view;
  }

  async #replace({ id, ...body }: ViewBody & { id: string; version: number }): Promise<void> {
    const view = savedView.parse(await firstValueFrom(this.#http.put(`/api/ticket-views/${id}`, body)));
    this.#list.set({ items: this.items().map((item) => (item.id === id ? view : item)) });
  }

  #ask(title: string, { name, shared }: ViewName): Promise<ViewName | undefined> {
    const dialog = this.#dialogs.open<ViewName, ViewQuestion, ViewDialog>(ViewDialog, {
      label: title,
      data: { title, name, shared, canShare: this.mayShare() },
      width: '420px',
      focus: 'field',
    });
    return firstValueFrom(dialog.closed);
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#failures.toast(error);
      this.#list.reload();
    }
  }
}

const contentOf = (query: DeskQuery) => ({
  filters: savedFilters(query),
  sort: sortOf(query),
  display: displayOf(query),
  columns: namedColumns(query),
});

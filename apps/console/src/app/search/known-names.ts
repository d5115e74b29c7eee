import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { type SearchField, fold } from '@vigie/rules';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { paramsOf } from '../core/resources';

const names = z.object({ items: z.array(z.object({ name: z.string() })) });
const most = 6;

const lists: Partial<
  Record<SearchField, { url: string; params: Record<string, string | number>; filters: boolean }>
> = {
  client: { url: '/api/clients', params: { limit: most }, filters: true },
  tag: { url: '/api/tags', params: {}, filters: true },
  assignee: { url: '/api/assignees', params: {}, filters: false },
  queue: { url: '/api/queues', params: {}, filters: false },
  requester: { url: '/api/people', params: { kind: 'contact', limit: most }, filters: true },
  equipment: { url: '/api/equipment', params: { limit: most }, filters: true },
};

/** Names that an operator can be followed by. */
@Service()
export class KnownNames {
  readonly #http = inject(HttpClient);

  /** A few names that fit what is typed; none when they cannot be read. */
  async find(field: SearchField, typed: string): Promise<string[]> {
    const list = lists[field];
    if (!list) return [];
    try {
      const params = paramsOf({ ...list.params, ...(list.filters && { q: typed }) });
      const { items } = names.parse(await firstValueFrom(this.#http.get(list.url, { params })));
      const fits = items.filter(({ name }) => list.filters || fold(name).includes(fold(typed)));
      return fits.slice(0, most).map(({ name }) => name);
    } catch {
      return [];
    }
  }
}

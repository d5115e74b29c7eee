import { httpResource } from '@angular/common/http';
import { type Signal, computed } from '@angular/core';
import { calendar, client, page } from '@vigie/wire';
import * as z from 'zod';
import { keepLast } from '../core/resources';

type Names = Readonly<Record<string, string>>;
const calendars = z.object({ items: z.array(calendar) });

const namesOf = (items: readonly { id: string; name: string }[] = []): Names =>
  Object.fromEntries(items.map(({ id, name }) => [id, name]));

/** The names of calendars by identifier. Call it in an injection context. */
export function calendarNames(): Signal<Names> {
  const read = keepLast(httpResource(() => '/api/calendars', { parse: (raw) => calendars.parse(raw) }));
  return computed(() => namesOf(read()?.items));
}

/** The names of clients by identifier. Call it in an injection context. */
export function clientNames(): Signal<Names> {
  const read = keepLast(
    httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
      parse: (raw) => page(client).parse(raw),
    }),
  );
  return computed(() => namesOf(read()?.items));
}

import { httpResource } from '@angular/common/http';
import { Component, computed, inject, viewChild } from '@angular/core';
import { Dialogs, EmptyState, ErrorState, Icon, injectTexts } from '@vigie/ui';
import { type Calendar, calendar } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { TableGhost } from '../kit/table-ghost';
import { adminTexts } from './admin.texts';
import { CalendarPanel } from './calendar-panel';
import { sayDays } from './say-days';
import { RecomputeProgress } from './sla/recompute-progress';

const calendars = z.object({ items: z.array(calendar) });

@Component({
  selector: 'app-calendars-page',
  imports: [EmptyState, ErrorState, Icon, RecomputeProgress, TableGhost],
  templateUrl: './calendars-page.html',
})
export class CalendarsPage {
  readonly #dialogs = inject(Dialogs);
  protected readonly t = injectTexts(adminTexts);
  protected readonly list = httpResource(() => '/api/calendars', { parse: (raw) => calendars.parse(raw) });
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : undefined));

  private readonly progress = viewChild(RecomputeProgress);

  protected summary({ hours }: Calendar): string {
    const { days: names } = this.t().calendars;
    return hours.map(({ days, from, to }) => `${sayDays(days, names)} ${from}–${to}`).join(' · ');
  }

  protected async open(before: Calendar | null): Promise<void> {
    const dialog = this.#dialogs.openPanel<Calendar, Calendar | null, CalendarPanel>(CalendarPanel, {
      label: before?.name ?? this.t().calendars.add,
      data: before,
      width: '640px',
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.progress()?.expect();
    this.list.reload();
  }
}

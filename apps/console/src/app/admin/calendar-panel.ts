import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, applyEach, form, required } from '@angular/forms/signals';
import { Icon, type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import { type HolidayRegion, type ServiceCalendar, defaultCalendar, holidayRegions } from '@vigie/rules';
import { type Calendar, type SlaImpact, calendar, slaImpact } from '@vigie/wire';
import * as z from 'zod';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { Edit, type Said } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { adminTexts } from './admin.texts';
import { ImpactView } from './sla/impact-view';
import { NextDays } from './sla/next-days';
import { slaTexts } from './sla/sla.texts';

const calendars = z.object({ items: z.array(calendar) });

interface Model {
  name: string;
  zone: string;
  region: string;
  goodFriday: boolean;
  hours: { days: number[]; from: string; to: string }[];
  exceptions: { from: string; to: string; label: string; hours: { from: string; to: string }[] }[];
}

function modelOf(before: Calendar | null): Model {
  const {
    id: _id,
    version: _version,
    ...rest
  } = before ?? { ...defaultCalendar, name: '', id: '', version: 0 };
  return structuredClone({ goodFriday: false, ...rest });
}

/** Weekly hours and exceptions; what the server refuses is shown where it is. */
@Component({
  selector: 'app-calendar-panel',
  imports: [EditClash, FormField, Icon, ImpactView, NextDays, PanelFoot, PanelHead],
  templateUrl: './calendar-panel.html',
  styleUrl: './calendar-panel.css',
})
export class CalendarPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly before = inject<Calendar | null>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<Calendar>>(DialogRef);
  protected readonly t = injectTexts(adminTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly regions = holidayRegions;
  protected readonly days = [1, 2, 3, 4, 5, 6, 7];

  protected readonly model = signal(modelOf(this.before));
  protected readonly form = form(this.model, (path) => {
    required(path.name);
    applyEach(path.exceptions, (exception) => {
      required(exception.label);
      required(exception.from);
      required(exception.to);
    });
  });
  readonly #base = signal<Calendar | null>(this.before);
  protected readonly edit = new Edit<Calendar, Model>({
    base: this.#base,
    read: async () =>
      calendars
        .parse(await firstValueFrom(this.#http.get('/api/calendars')))
        .items.find(({ id }) => id === this.before?.id),
    stateOf: modelOf,
    state: this.model,
    show: (state) => this.model.set(structuredClone(state)),
    say: (state) => this.#say(state),
  });
  protected readonly sla = injectTexts(slaTexts);
  /** What is typed, as the rules read it. */
  protected readonly typed = computed<ServiceCalendar>(() => {
    const { name: _name, region, ...rest } = this.model();
    return { ...rest, region: region as HolidayRegion };
  });
  /** What saving would do to the open clocks, and for which values it was asked. */
  protected readonly impact = signal<{ of: string; impact: SlaImpact } | null>(null);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected toggleDay(index: number, day: number): void {
    this.#changeHours(index, ({ days, ...rest }) => ({
      ...rest,
      days: days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort((a, b) => a - b),
    }));
  }

  protected addHours(): void {
    this.model.update((model) => ({
      ...model,
      hours: [...model.hours, { days: [6], from: '09:00', to: '12:00' }],
    }));
  }

  protected removeHours(index: number): void {
    this.model.update((model) => ({ ...model, hours: model.hours.filter((_, i) => i !== index) }));
  }

  protected addException(): void {
    const blank = { from: '', to: '', label: '', hours: [] };
    this.model.update((model) => ({ ...model, exceptions: [...model.exceptions, blank] }));
  }

  protected removeException(index: number): void {
    this.model.update((model) => ({ ...model, exceptions: model.exceptions.filter((_, i) => i !== index) }));
  }

  protected toggleClosed(index: number): void {
    this.model.update((model) => ({
      ...model,
      exceptions: model.exceptions.map((one, i) =>
        i === index ? { ...one, hours: one.hours.length > 0 ? [] : [{ from: '09:00', to: '12:00' }] } : one,
      ),
    }));
  }

  /** The server's words for a path and what is under it, for example `hours.1`. */
  protected errorAt(path: string): string | null {
    const fields = this.problem()?.fields ?? {};
    const key = Object.keys(fields).find((name) => name === path || name.startsWith(`${path}.`));
    return key === undefined ? null : (fields[key] ?? null);
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    this.tried.set(true);
    if (this.form().invalid() || this.busy()) return;
    this.busy.set(true);
    try {
      if (!(await this.#mayMove())) return;
      this.dialog.close(calendar.parse(await firstValueFrom(this.#save())));
      this.#toasts.show(this.t().calendars.saved);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }

  /** Open clocks that would move are shown first; the same values sent again are saved. */
  async #mayMove(): Promise<boolean> {
    const of = JSON.stringify(this.model());
    if (!this.before || this.impact()?.of === of) return true;
    const body = { calendar: { ...this.model(), id: this.before.id } };
    const impact = slaImpact.parse(await firstValueFrom(this.#http.post('/api/sla/impact', body)));
    this.problem.set(null);
    this.impact.set({ of, impact });
    return impact.earlier + impact.later + impact.late === 0;
  }

  #say({ name, zone, region, goodFriday, hours, exceptions }: Model): Record<keyof Model, Said> {
    const t = this.t().calendars;
    const { yes, no } = this.kit();
    const ranges = (all: readonly { from: string; to: string }[]) =>
      all.map(({ from, to }) => `${from}–${to}`).join(', ');
    const week = hours.map(
      ({ days, ...range }) => `${days.map((day) => t.days[day - 1]).join(' ')} ${ranges([range])}`,
    );
    const days = exceptions.map(
      ({ from, to, label, hours: open }) => `${label} ${from}–${to} ${ranges(open) || t.closed}`,
    );
    return {
      name: [t.name, name],
      zone: [t.zone, zone],
      region: [t.region, Object.entries(t.regions).find(([key]) => key === region)?.[1] ?? region],
      goodFriday: [t.goodFriday, goodFriday ? yes : no],
      hours: [t.hours, week.join(' · ')],
      exceptions: [t.exceptions, days.join(' · ')],
    };
  }

  #save() {
    const body = this.model();
    const before = this.#base();
    if (!before) return this.#http.post('/api/calendars', body);
    return this.#http.put(`/api/calendars/${before.id}`, { ...body, version: before.version });
  }

  #changeHours(index: number, change: (hours: Model['hours'][number]) => Model['hours'][number]): void {
    this.model.update((model) => ({
      ...model,
      hours: model.hours.map((hours, i) => (i === index ? change(hours) : hours)),
    }));
  }
}

import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, effect, inject, input, output, viewChild } from '@angular/core';
import { addCalendarDays, dayOutcomes, daysBetween, type DayOutcome, type LocalDate } from '@vigie/rules';
import { Dialogs, EmptyState, ErrorState, Locale, formatDay, injectTexts } from '@vigie/ui';
import { type BackupDay, backupCalendar } from '@vigie/wire';
import { reloadOn } from '../../core/live-reload';
import { keepLast, paramsOf } from '../../core/resources';
import { TableGhost } from '../../kit/table-ghost';
import { DayPanel, type DayQuestion } from './day-panel';
import { backupReviewTexts } from './review.texts';

interface Cell {
  day: LocalDate;
  outcome: DayOutcome | null;
  said: string;
}

interface Line {
  key: string;
  name: string;
  cells: (Cell | null)[];
}

interface Column {
  key: string;
  /** The month, where it begins. */
  label: string;
}

const weekDays = [1, 2, 3, 4, 5, 6, 7] as const;

/** The worst of each day of a client as a table: a line a job over 90 days, or a week a column over a year. */
@Component({
  selector: 'app-heat-map',
  imports: [EmptyState, ErrorState, TableGhost],
  template: `
    @if (calendar()) {
      @if (lines().length > 0) {
        <div
          #scroller
          class="scroller"
          tabindex="0"
          role="group"
          [attr.aria-label]="t().calendar.caption"
          (keydown)="walk($event, scroller)"
        >
          <table>
            <caption class="visually-hidden">
              {{
                caption()
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">
                  {{ days() === '90' ? t().calendar.job : t().calendar.weekday }}
                </th>
                @for (column of columns(); track column.key) {
                  <th scope="col">
                    <span class="visually-hidden">{{ column.key }}</span><span
                      class="month"
                      aria-hidden="true"
                      >{{ column.label }}</span
                    >
                  </th>
                }
              </tr>
            </thead>
            <tbody>
              @for (line of lines(); track line.key) {
                <tr>
                  <th scope="row">{{ line.name }}</th>
                  @for (cell of line.cells; track $index) {
                    <td>
                      @if (cell) {
                        @if (cell.outcome; as outcome) {
                          <button
                            type="button"
                            class="heat heat-{{ outcome }}"
                            tabindex="-1"
                            [attr.title]="cell.said"
                            (click)="open(cell.day, line.key)"
                          >
                            <span aria-hidden="true">{{ t().calendar.letters[outcome] }}</span><span
                              class="visually-hidden"
                              >{{ cell.said }}</span
                            >
                          </button>
                        } @else {
                          <span class="heat heat-none" [attr.title]="cell.said"
                            ><span class="visually-hidden">{{ cell.said }}</span></span
                          >
                        }
                      }
                    </td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
        <ul class="legend" role="list" [attr.aria-label]="t().calendar.legend">
          @for (outcome of outcomes; track outcome) {
            <li>
              <span class="heat heat-{{ outcome }}" aria-hidden="true">{{
                t().calendar.letters[outcome]
              }}</span>
              {{ t().outcomes[outcome] }}
            </li>
          }
        </ul>
      } @else {
        <v-empty-state icon="calendar-days" [title]="t().calendar.none" [text]="t().calendar.noneText" />
      }
    } @else if (resource.error()) {
      <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
    } @else {
      <app-table-ghost />
    }
  `,
  styleUrls: ['./heat.css', './heat-map.css'],
})
export class HeatMap {
  /** Without it, that of the server's choice, which is told. */
  readonly clientId = input<string>();
  readonly clientName = input('');
  readonly days = input<'90' | '365'>('90');
  readonly shown = output<string>();

  readonly #locale = inject(Locale).current;
  readonly #dialogs = inject(Dialogs);
  protected readonly t = injectTexts(backupReviewTexts);
  protected readonly outcomes = dayOutcomes.toReversed();
  protected readonly resource = httpResource(
    () => ({
      url: '/api/backups/calendar',
      params: paramsOf({ client: this.clientId(), days: this.days() }),
    }),
    { parse: (raw) => backupCalendar.parse(raw) },
  );
  protected readonly calendar = keepLast(this.resource);
  protected readonly caption = computed(() => {
    const { caption90, caption365 } = this.t().calendar;
    const name = this.clientName() || (this.calendar()?.client?.name ?? '');
    return this.days() === '90' ? caption90(name) : caption365(name);
  });
  readonly #all = computed(() => {
    const calendar = this.calendar();
    if (!calendar) return [];
    const length = daysBetween(calendar.from, calendar.to) + 1;
    return Array.from({ length }, (_, index) => addCalendarDays(calendar.from, index));
  });
  protected readonly columns = computed<Column[]>(() => {
    const days = this.days() === '90' ? this.#all() : this.#weeks().map(([monday]) => monday);
    return days.map((day, index) => {
      // A month that ends at once has no room for its name.
      const cut = index === 0 && days[2]?.slice(0, 7) !== day.slice(0, 7);
      return { key: this.#spoken(day), label: cut ? '' : this.#monthOf(day, days[index - 1]) };
    });
  });
  protected readonly lines = computed<Line[]>(() => {
    const calendar = this.calendar();
    if (!calendar || calendar.days.length === 0) return [];
    if (this.days() === '90')
      return calendar.jobs.map(({ job, days }) => {
        const known = byDay(days);
        return { key: job.id, name: job.name, cells: this.#all().map((day) => this.#cell(day, known)) };
      });
    const known = byDay(calendar.days);
    return weekDays.map((weekday, index) => ({
      key: String(weekday),
      name: this.#weekday(weekday),
      cells: this.#weeks().map(([monday]) => {
        const day = addCalendarDays(monday, index);
        return day < calendar.from || day > calendar.to ? null : this.#cell(day, known);
      }),
    }));
  });

  /** Weeks from Monday, each with its first day. */
  readonly #weeks = computed<[LocalDate][]>(() => {
    const [first] = this.#all();
    const last = this.#all().at(-1);
    if (!first || !last) return [];
    const monday = addCalendarDays(first, -((new Date(first).getUTCDay() + 6) % 7));
    const count = Math.floor(daysBetween(monday, last) / 7) + 1;
    return Array.from({ length: count }, (_, index) => [addCalendarDays(monday, index * 7)]);
  });

  private readonly scroller = viewChild<string, ElementRef<HTMLElement>>('scroller', { read: ElementRef });

  constructor() {
    // The last days are what is looked for.
    effect(() => {
      const element = this.scroller()?.nativeElement;
      this.columns();
      if (element) setTimeout(() => (element.scrollLeft = element.scrollWidth));
    });
    effect(() => {
      const id = this.calendar()?.client?.id;
      if (id && !this.clientId()) this.shown.emit(id);
    });
    reloadOn(
      (event) => event.type === 'backup.changed' && event.clientId === this.calendar()?.client?.id,
      () => this.resource.reload(),
    );
  }

  /** The runs of a day, of one job where the line is one. */
  protected open(day: LocalDate, key: string): void {
    const clientId = this.calendar()?.client?.id;
    if (!clientId) return;
    this.#dialogs.openPanel<undefined, DayQuestion, DayPanel>(DayPanel, {
      label: this.#spoken(day),
      data: { day, clientId, jobId: this.days() === '90' ? key : undefined },
      width: '600px',
    });
  }

  /** Arrows go from day to day that has something to open, from the last one of the first line on. */
  protected walk(event: KeyboardEvent, table: HTMLElement): void {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const lines = [...table.querySelectorAll('tbody tr')].map((line) => [...line.querySelectorAll('td')]);
    const from = document.activeElement?.closest('td');
    const place = from ? placeOf(lines, from) : ([0, lines[0]?.length ?? 0] as const);
    nextButton(lines, place, from ? step : [0, -1])?.focus();
  }

  #cell(day: LocalDate, known: ReadonlyMap<LocalDate, BackupDay>): Cell {
    const { cell, nothing } = this.t().calendar;
    const found = known.get(day);
    const spoken = this.#spoken(day);
    if (!found) return { day, outcome: null, said: cell(spoken, nothing, 0, 0) };
    const { worst, bad, count } = found;
    return { day, outcome: worst, said: cell(spoken, this.t().outcomes[worst], bad, count) };
  }

  #spoken(day: LocalDate): string {
    return formatDay(day, this.#locale(), 'full');
  }

  #weekday(weekday: number): string {
    // The first of January 2024 was a Monday.
    const day = new Date(Date.UTC(2024, 0, weekday));
    return new Intl.DateTimeFormat(this.#locale(), { weekday: 'short', timeZone: 'UTC' }).format(day);
  }

  #monthOf(day: LocalDate, before: LocalDate | undefined): string {
    if (before?.slice(0, 7) === day.slice(0, 7)) return '';
    return new Intl.DateTimeFormat(this.#locale(), { month: 'short', timeZone: 'UTC' }).format(new Date(day));
  }
}

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

type Place = readonly [row: number, column: number];

function placeOf(lines: readonly HTMLElement[][], cell: HTMLElement): Place {
  const row = lines.findIndex((cells) => cells.includes(cell));
  return [row, lines[row]?.indexOf(cell) ?? -1];
}

/** The next one in a direction; none at the edge. */
function nextButton(lines: readonly HTMLElement[][], from: Place, [down, right]: Place): HTMLElement | null {
  let [row, column] = [from[0] + down, from[1] + right];
  for (let cell = lines[row]?.[column]; cell; cell = lines[row]?.[column]) {
    const button = cell.querySelector('button');
    if (button) return button;
    [row, column] = [row + down, column + right];
  }
  return null;
}

const byDay = (days: readonly BackupDay[]): ReadonlyMap<LocalDate, BackupDay> =>
  new Map(days.map((one) => [one.day, one]));

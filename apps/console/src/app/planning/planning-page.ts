import { CdkDrag, type CdkDragEnd } from '@angular/cdk/drag-drop';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import {
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  Skeleton,
  Toasts,
  formatDay,
  formatHours,
  formatInstant,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { addCalendarDays, atLocalTime, isAhead, isLocalDate, isPast, localDateOf } from '@vigie/rules';
import { type Intervention, intervention, planning } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast, paramsOf } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { FeedMenu } from './feed-menu';
import { zone } from './intervention-draft';
import { InterventionPanel, type InterventionPanelData } from './intervention-panel';
import { mondayOf } from './planning-days';
import {
  type Column,
  columnsOf,
  grid,
  handedOver,
  movedTo,
  snapped,
  toPixels,
  tracksOf,
} from './planning-grid';
import { planningTexts } from './planning.texts';

/** How a key moves the intervention that has the focus. */
const steps: Record<string, { minutes: number; days: number }> = {
  ArrowUp: { minutes: -grid.step, days: 0 },
  ArrowDown: { minutes: grid.step, days: 0 },
  ArrowLeft: { minutes: 0, days: -1 },
  ArrowRight: { minutes: 0, days: 1 },
};
const noStep = { minutes: 0, days: 0 };
const undoMs = 15_000;
/** What a hand on the calendar changes. */
type Move = Partial<Pick<Intervention, 'startsAt' | 'plannedMinutes' | 'technician' | 'others'>>;

/** The calendar of interventions: a technician's week, or everybody's day. */
@Component({
  selector: 'app-planning-page',
  imports: [CdkDrag, ErrorState, FeedMenu, Icon, InstantPipe, Skeleton],
  templateUrl: './planning-page.html',
  styleUrl: './planning-page.css',
  host: { class: 'page' },
})
export class PlanningPage {
  readonly from = input<string>();
  readonly view = input<string>();
  readonly technician = input<string>();
  /** One to open at once, from a mail. */
  readonly intervention = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  private readonly body = viewChild<ElementRef<HTMLElement>>('body');
  protected readonly t = injectTexts(planningTexts);
  readonly #shared = injectTexts(sharedTexts);
  protected readonly today = localDateOf(new Date().toISOString(), zone);
  protected readonly height = toPixels(grid.to - grid.from);
  protected readonly gridFrom = grid.from;
  protected readonly pixels = toPixels;
  protected readonly hours = Array.from({ length: (grid.to - grid.from) / 60 }, (_, index) => ({
    minutes: grid.from + index * 60,
    top: toPixels(index * 60),
    text: `${grid.from / 60 + index}:00`,
  }));

  protected readonly span = computed(() => (this.view() === 'day' ? 'day' : 'week'));
  readonly #first = computed(() => {
    const wanted = this.from();
    const day = wanted && isLocalDate(wanted) ? wanted : this.today;
    return this.span() === 'week' ? mondayOf(day) : day;
  });
  protected readonly canWork = computed(
    () => this.#session.session() !== null && this.#session.can('tickets.work'),
  );
  protected readonly technicianId = computed(() => this.technician() ?? this.#session.person()?.id ?? '');
  readonly #days = computed(() => (this.span() === 'week' ? 7 : 1));
  protected readonly resource = httpResource(
    () => ({
      url: '/api/planning',
      params: paramsOf({
        from: this.#first(),
        days: this.#days(),
        technician: this.span() === 'week' ? this.technicianId() : '',
      }),
    }),
    { parse: (raw) => planning.parse(raw) },
  );
  protected readonly planning = keepLast(this.resource);
  protected readonly technicians = computed(() => this.planning()?.technicians ?? []);
  protected readonly columns = computed(() => {
    const shown = this.planning();
    if (!shown) return [];
    const everybody = shown.technicians.map(({ id }) => id);
    return columnsOf(shown, this.span() === 'week' ? [this.technicianId()] : everybody);
  });
  protected readonly tracks = computed(() => tracksOf(this.columns()));
  protected readonly isEmpty = computed(() => this.columns().every(({ blocks }) => blocks.length === 0));
  protected readonly heading = computed(() => {
    const first = formatDay(this.#first(), this.#locale());
    return this.span() === 'week' ? this.t().hours.week(first) : first;
  });
  protected readonly said = signal('');
  #dragged = false;
  #queue: Promise<void> = Promise.resolve();
  readonly #versions = new Map<string, number>();

  constructor() {
    reloadOn(
      (event) => event.type === 'planning.changed',
      () => this.resource.reload(),
    );
    effect(() => {
      const id = this.intervention();
      if (id) void this.#openById(id);
    });
  }

  protected nameOf({ day, technicianId }: Column): string {
    if (this.span() === 'week') return formatDay(day, this.#locale(), 'short');
    return this.technicians().find(({ id }) => id === technicianId)?.name ?? '';
  }

  protected length(item: Intervention): string {
    return formatHours((item.usedMinutes ?? item.plannedMinutes) * 60_000);
  }

  /** Who takes part, when it is not one person alone. */
  protected teamOf({ technician, others }: Intervention): string {
    return others.length > 0 ? [technician, ...others].map(({ name }) => name).join(', ') : '';
  }

  protected mayMove(item: Intervention): boolean {
    return this.canWork() && isAhead(item.state);
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected shift(direction: number): void {
    this.go({ from: addCalendarDays(this.#first(), direction * this.#days()) });
  }

  protected async open(item: Intervention | null, place: Partial<InterventionPanelData> = {}): Promise<void> {
    // What was just moved is opened as it stands then.
    await this.#queue;
    const before = this.planning()?.items.find(({ id }) => id === item?.id) ?? item;
    const data = before ? { before } : { technicianId: this.technicianId(), ...place };
    const dialog = this.#dialogs.openPanel<boolean, InterventionPanelData, InterventionPanel>(
      InterventionPanel,
      { label: item ? this.t().editTitle : this.t().addTitle, data, focus: 'field' },
    );
    if (await firstValueFrom(dialog.closed)) this.resource.reload();
  }

  /** A click at the end of a drag is no click. */
  protected click(item: Intervention): void {
    if (!this.#dragged) void this.open(item);
  }

  protected pointAt(event: MouseEvent, { day, technicianId }: Column): void {
    if (!this.canWork() || !(event.currentTarget instanceof HTMLElement)) return;
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    void this.open(null, { day, technicianId, minutes: grid.from + snapped(y) });
  }

  protected press(event: KeyboardEvent, item: Intervention, column: Column): void {
    const step = steps[event.key];
    if (!step || !this.mayMove(item) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.shiftKey) {
      if (step.minutes !== 0) void this.#resized(item, item.plannedMinutes + step.minutes);
      return;
    }
    if (this.span() === 'week' || step.days === 0) return void this.#move(item, step);
    const index = this.columns().indexOf(column) + step.days;
    return void this.#move(item, noStep, { from: column, to: this.columns()[index] });
  }

  protected drop({ source, distance, dropPoint }: CdkDragEnd, item: Intervention, from: Column): void {
    source.reset();
    this.#dragged = true;
    setTimeout(() => (this.#dragged = false));
    const to = this.#columnAt(dropPoint.x) ?? from;
    const minutes = snapped(distance.y);
    const days = this.span() === 'week' ? this.columns().indexOf(to) - this.columns().indexOf(from) : 0;
    void this.#move(item, { minutes, days }, { from, to });
  }

  /** The column under a point of the screen. */
  #columnAt(x: number): Column | undefined {
    const shown = [...(this.body()?.nativeElement.querySelectorAll('.column') ?? [])];
    const index = shown.findIndex((column) => {
      const { left, right } = column.getBoundingClientRect();
      return x >= left && x < right;
    });
    return this.columns()[index];
  }

  protected resize(start: PointerEvent, item: Intervention): void {
    const handle = start.target;
    if (!(handle instanceof HTMLElement)) return;
    start.preventDefault();
    handle.setPointerCapture(start.pointerId);
    const place = handle.parentElement;
    const move = (event: PointerEvent) => {
      const minutes = item.plannedMinutes + snapped(event.clientY - start.clientY);
      if (place) place.style.height = `${toPixels(Math.max(grid.step, minutes))}px`;
    };
    const end = (event: PointerEvent) => {
      handle.removeEventListener('pointermove', move);
      const minutes = item.plannedMinutes + snapped(event.clientY - start.clientY);
      void this.#resized(item, minutes);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end, { once: true });
  }

  async #move(
    item: Intervention,
    by: { minutes: number; days: number },
    across?: { from: Column; to: Column | undefined },
  ): Promise<void> {
    const { day, minutes } = movedTo(item, by);
    const startsAt = atLocalTime(day, minutes, zone);
    const to = this.technicians().find(({ id }) => id === across?.to?.technicianId);
    const isHandedOver = across && to && to.id !== across.from.technicianId;
    if (startsAt === item.startsAt && !isHandedOver) return;
    if (startsAt !== item.startsAt && !(await this.#mayBe(startsAt))) return;
    const said = this.t().moved(formatInstant(startsAt, 'long', this.#locale()));
    const team = isHandedOver ? handedOver(item, across.from.technicianId, to) : {};
    const { technician, others } = item;
    await this.#change(
      item,
      { startsAt, ...team },
      { back: { startsAt: item.startsAt, technician, others }, said },
    );
  }

  /** A date that is past is asked about: it may be a slip of the hand. */
  async #mayBe(startsAt: string): Promise<boolean> {
    if (!isPast(startsAt, new Date().toISOString())) return true;
    const { title, question, confirm } = this.t().past;
    const text = question(formatInstant(startsAt, 'long', this.#locale()));
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: title,
      data: { title, text, confirm },
      width: '440px',
    });
    return (await firstValueFrom(dialog.closed)) === true;
  }

  async #resized(item: Intervention, wanted: number): Promise<void> {
    const plannedMinutes = Math.min(24 * 60, Math.max(grid.step, wanted));
    if (plannedMinutes === item.plannedMinutes) return;
    const said = this.t().resized(formatHours(plannedMinutes * 60_000));
    await this.#change(item, { plannedMinutes }, { back: { plannedMinutes: item.plannedMinutes }, said });
  }

  /** Shown at once; put right by what the server answers. */
  async #change(
    item: Intervention,
    change: Move,
    { back, said }: { back: Move; said: string },
  ): Promise<void> {
    this.#show({ ...item, ...change });
    try {
      const changed = await this.#patch(item, change);
      this.#show(changed);
      this.said.set(said);
      this.#toasts.show(said, {
        durationMs: undoMs,
        about: `intervention.${item.id}`,
        action: this.#shared().actions.undo,
        onAction: () => void this.#undo(changed, back),
      });
    } catch (error) {
      this.#failures.toast(error);
    }
    this.resource.reload();
  }

  async #undo(changed: Intervention, back: Move): Promise<void> {
    try {
      this.#show(await this.#patch(changed, back));
    } catch (error) {
      this.#failures.toast(error);
    }
    this.resource.reload();
  }

  /** One change after the other, each from the version that the one before it left. */
  #patch({ id, version }: Intervention, change: Move): Promise<Intervention> {
    const sent = this.#queue.then(async () => {
      const latest = Math.max(version, this.#versions.get(id) ?? 0);
      const { technician, others, ...rest } = change;
      const team = { technicianId: technician?.id, otherIds: others?.map((one) => one.id) };
      // Whoever moved it to the past was asked before, and what is taken back was there already.
      const body = { ...rest, ...team, past: true, version: latest };
      const answer = this.#http.patch(`/api/interventions/${id}`, body);
      const changed = intervention.parse(await firstValueFrom(answer));
      this.#versions.set(id, changed.version);
      return changed;
    });
    this.#queue = sent.then(
      () => undefined,
      () => undefined,
    );
    return sent;
  }

  #show(item: Intervention): void {
    const shown = this.planning();
    if (!shown) return;
    this.resource.set({ ...shown, items: shown.items.map((one) => (one.id === item.id ? item : one)) });
  }

  async #openById(id: string): Promise<void> {
    this.go({ intervention: null });
    try {
      await this.open(intervention.parse(await firstValueFrom(this.#http.get(`/api/interventions/${id}`))));
    } catch (error) {
      this.#failures.toast(error);
    }
  }
}

import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Icon, type ShownProblem, Toasts, injectTexts, sharedTexts, MaxChars } from '@vigie/ui';
import {
  type Level,
  type MacroVariable,
  fillMacro,
  levels,
  macroVariables,
  priorityOf,
  ticketStates,
  unknownVariables,
} from '@vigie/rules';
import { type Macro, type Reference, changesSomething, macroList } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { PanelHead } from '../kit/panel-frame';
import { Failures } from '../core/failures';
import { Edit, type Said } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { ChecklistDirectory } from '../checklists/checklist-directory';
import { checklistTexts } from '../checklists/checklists.texts';
import { QueueDirectory } from '../queues/queue-directory';
import { queueTexts } from '../queues/queues.texts';
import { SessionStore } from '../core/session-store';
import { ticketTexts } from '../tickets/tickets.texts';
import { type MacroForm, formOf, macroFrom } from './macro-form';
import { macroTexts } from './macros.texts';

const longestTag = 40;

export interface MacroPanelData {
  before: Macro | null;
  assignees: readonly Reference[];
}

/** A macro written or changed, with its preview; closes with `true` when something was saved. */
@Component({
  selector: 'app-macro-panel',
  imports: [EditClash, FormField, Icon, MaxChars, PanelHead],
  templateUrl: './macro-panel.html',
  styleUrl: './macro-panel.css',
})
export class MacroPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  protected readonly data = inject<MacroPanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = injectTexts(macroTexts);
  protected readonly tickets = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly queueWords = injectTexts(queueTexts);
  protected readonly queues = inject(QueueDirectory);
  protected readonly checks = injectTexts(checklistTexts);
  protected readonly lists = inject(ChecklistDirectory);
  protected readonly options = {
    states: ticketStates.filter((state) => state !== 'new'),
    levels,
    variables: macroVariables,
  };

  protected readonly model = signal<MacroForm>(formOf(this.data.before));
  protected readonly form = form(this.model);
  readonly #kit = injectTexts(kitTexts);
  readonly #base = signal<Macro | null>(this.data.before);
  protected readonly edit = new Edit<Macro, MacroForm>({
    base: this.#base,
    read: async () =>
      macroList
        .parse(await firstValueFrom(this.#http.get('/api/macros')))
        .items.find(({ id }) => id === this.data.before?.id),
    stateOf: formOf,
    state: this.model,
    show: (state) => this.model.set(state),
    say: (state) => this.#say(state),
  });
  protected readonly canShare = this.#session.can('macros.share');
  protected readonly locked = this.data.before?.shared === true && !this.canShare;
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly unknown = computed(() => unknownVariables(this.model().body).join(', '));
  protected readonly preview = computed(() => fillMacro(this.model().body, this.t().sample).text);
  /** What is wrong with the tags as they are typed. */
  protected readonly longTag = computed(() => {
    const tag = macroFrom(this.model()).changes.tags.find(({ length }) => length > longestTag);
    return tag === undefined ? null : this.t().tagTooLong(tag, longestTag, tag.length);
  });
  protected readonly does = computed(() => {
    const macro = macroFrom(this.model());
    return macro.body !== null || changesSomething(macro.changes);
  });
  protected readonly priority = computed(() => {
    const { impact, urgency } = this.model();
    return impact === '' || urgency === '' ? null : priorityOf(impact, urgency);
  });
  private readonly text = viewChild.required<ElementRef<HTMLTextAreaElement>>('text');

  /** At the caret, which then stands behind it. */
  protected insert(name: MacroVariable): void {
    const field = this.text().nativeElement;
    field.setRangeText(`{{${name}}}`, field.selectionStart, field.selectionEnd, 'end');
    this.model.update((model) => ({ ...model, body: field.value }));
    field.focus();
  }

  /** Impact and urgency go together: choosing one chooses the middle of the other. */
  protected prioritise(
    impact: Level | '',
    urgency: Level | '',
    chosen: 'impact' | 'urgency' = 'impact',
  ): void {
    const isOff = (chosen === 'impact' ? impact : urgency) === '';
    const both = isOff
      ? ({ impact: '', urgency: '' } as const)
      : { impact: impact || ('medium' as const), urgency: urgency || ('medium' as const) };
    this.model.update((model) => ({ ...model, ...both }));
  }

  protected level(value: string): Level | '' {
    return levels.find((level) => level === value) ?? '';
  }

  #say(form: MacroForm): Record<keyof MacroForm, Said> {
    const t = this.t();
    const { yes, no } = this.#kit();
    const level = (one: Level | '') => (one === '' ? t.unchanged : this.tickets().levels[one]);
    const person = this.data.assignees.find(({ id }) => id === form.assignee)?.name;
    const list = form.checklist === '' ? t.unchanged : this.lists.nameOf(form.checklist);
    return {
      name: [t.name, form.name],
      shared: [t.share, form.shared ? yes : no],
      visibility: [t.visibility, t.kinds[form.visibility]],
      body: [t.content, form.body],
      state: [t.state, form.state === '' ? t.unchanged : this.shared().ticketStates[form.state]],
      impact: [t.impact, level(form.impact)],
      urgency: [t.urgency, level(form.urgency)],
      assignee: [t.assignee, form.assignee === 'me' ? t.me : (person ?? t.unchanged)],
      queue: [
        this.queueWords().ticket.label,
        form.queue === '' ? t.unchanged : this.queues.nameOf(form.queue),
      ],
      checklist: [this.checks().ticket.title, list],
      tags: [t.tags, form.tags],
    };
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    this.tried.set(true);
    const macro = macroFrom(this.model());
    if (this.longTag() !== null) return;
    if (this.locked || this.busy() || macro.name === '' || this.unknown() !== '' || !this.does()) return;
    const before = this.#base();
    await this.#write(
      () =>
        firstValueFrom(
          before
            ? this.#http.put(`/api/macros/${before.id}`, { ...macro, version: before.version })
            : this.#http.post('/api/macros', macro),
        ),
      this.t().saved(macro.name),
    );
  }

  protected async remove({ id, name }: Macro): Promise<void> {
    await this.#write(() => firstValueFrom(this.#http.delete(`/api/macros/${id}`)), this.t().removed(name));
  }

  async #write(action: () => Promise<unknown>, said: string): Promise<void> {
    this.busy.set(true);
    try {
      await action();
      this.#toasts.show(said);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }
}

import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { ErrorState, Icon, Skeleton, type ShownProblem, Toasts, injectTexts, MaxChars } from '@vigie/ui';
import { type AccountTemplate, accountChoices, newAccountTemplate } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { Failures } from '../core/failures';
import { accountTemplateTexts } from './account-templates.texts';

export interface TemplatePanelData {
  clientId: string;
  before: AccountTemplate | null;
  /** Another one of the client to begin from. */
  copied: AccountTemplate | null;
}

/** Something that can be chosen, or why it cannot. */
interface Choice {
  id: string;
  name: string;
  hint: string;
  /** Only what was chosen before can be taken away again. */
  fault: string | null;
}

/** More boxes than this are not looked through: the filter finds them. */
const mostShown = 40;

/** A template written or changed; closes with `true` when something was saved. */
@Component({
  selector: 'app-template-panel',
  imports: [ErrorState, Icon, MaxChars, PanelFoot, PanelHead, Skeleton],
  templateUrl: './template-panel.html',
  styleUrl: './template-panel.css',
})
export class TemplatePanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #texts = injectTexts(accountTemplateTexts);
  protected readonly data = inject<TemplatePanelData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly title = computed(() => (this.data.before ? this.#texts().edit : this.#texts().add));
  protected readonly t = computed(() => this.#texts().panel);
  protected readonly choices = httpResource(() => `/api/clients/${this.data.clientId}/account-choices`, {
    parse: (raw) => accountChoices.parse(raw),
  });

  readonly #from = this.data.before ?? this.data.copied;
  protected readonly name = signal(
    this.data.copied ? this.#texts().copyOf(this.data.copied.name) : (this.data.before?.name ?? ''),
  );
  protected readonly licences = signal<readonly string[]>(this.#chosen('licences'));
  protected readonly groups = signal<readonly string[]>(this.#chosen('groups'));
  protected readonly tasks = signal((this.#from?.tasks ?? []).join('\n'));
  protected readonly filter = signal('');
  readonly #version = signal(this.data.before?.version ?? 0);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected readonly licenceChoices = computed<readonly Choice[]>(() => {
    const known = this.choices.hasValue() ? this.choices.value().licences : [];
    const stock = known.map(({ id, name, free }) => ({ id, name, hint: this.t().free(free), fault: null }));
    return [...this.#gone('licences', stock), ...stock];
  });
  readonly #groupChoices = computed<readonly Choice[]>(() => {
    const known = this.choices.hasValue() ? this.choices.value().groups : [];
    const { kinds } = this.#texts();
    const groups = known.map(({ id, name, kind, writable, licensing }) => ({
      id,
      name,
      hint: licensing ? `${kinds[kind]}, ${this.t().licensing}` : kinds[kind],
      fault: writable ? null : this.t().ruled,
    }));
    return [...this.#gone('groups', groups), ...groups];
  });
  readonly #matching = computed(() => {
    const wanted = plain(this.filter().trim());
    // What is chosen stays in sight, whatever the filter.
    return this.#groupChoices().filter(
      ({ id, name }) => this.groups().includes(id) || plain(name).includes(wanted),
    );
  });
  protected readonly groupChoices = computed(() => {
    const isChosen = ({ id }: Choice) => this.groups().includes(id);
    const chosen = this.#matching().filter(isChosen);
    return [...chosen, ...this.#matching().filter((one) => !isChosen(one))].slice(
      0,
      Math.max(mostShown, chosen.length),
    );
  });
  protected readonly hidden = computed(() => this.#matching().length - this.groupChoices().length);
  protected readonly filtered = computed(() => this.#groupChoices().length > 12);
  readonly #written = computed(() => ({
    name: this.name().trim(),
    licences: [...this.licences()],
    groups: [...this.groups()],
    tasks: this.tasks()
      .split('\n')
      .map((task) => task.trim())
      .filter((task) => task !== ''),
  }));
  protected readonly nameMissing = computed(() => this.tried() && this.#written().name === '');
  protected readonly tasksWrong = computed(
    () => this.tried() && !newAccountTemplate.shape.tasks.safeParse(this.#written().tasks).success,
  );

  protected toggle(part: 'licences' | 'groups', id: string): void {
    this[part].update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const given = newAccountTemplate.safeParse(this.#written());
    if (this.busy() || !given.success) return;
    this.busy.set(true);
    const { before, clientId } = this.data;
    const save = before
      ? this.#http.put(`/api/account-templates/${before.id}`, { ...given.data, version: this.#version() })
      : this.#http.post(`/api/clients/${clientId}/account-templates`, given.data);
    try {
      await firstValueFrom(save);
      this.#toasts.show(this.t().saved(given.data.name));
      this.dialog.close(true);
    } catch (error) {
      this.#refuse(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** After a conflict the next save is made on purpose, over what somebody else wrote. */
  #refuse(problem: ShownProblem): void {
    const current = problem.code === 'version.conflict' ? problem.data['version'] : undefined;
    if (typeof current === 'number') this.#version.set(current);
    this.problem.set(problem);
  }

  /** What a template holds; a copy leaves behind what could not be chosen now. */
  #chosen(part: 'licences' | 'groups'): string[] {
    const { before, copied } = this.data;
    if (before) return before[part].map(({ id }) => id);
    const licences = copied?.licences.filter(({ missing }) => !missing) ?? [];
    const groups = copied?.groups.filter(({ obstacle }) => obstacle === null) ?? [];
    return { licences, groups }[part].map(({ id }) => id);
  }

  /** What the template holds and the client no longer has. */
  #gone(part: 'licences' | 'groups', known: readonly { id: string }[]): Choice[] {
    if (!this.choices.hasValue()) return [];
    return (this.data.before?.[part] ?? [])
      .filter(({ id }) => !known.some((one) => one.id === id))
      .map(({ id, name }) => ({ id, name, hint: '', fault: this.t().missing }));
  }
}

/** Lower case and without accents, so that « compta » finds « Comptabilité ». */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

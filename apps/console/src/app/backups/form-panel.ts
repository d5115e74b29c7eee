import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { Icon, MaxChars, type ShownProblem, injectTexts } from '@vigie/ui';
import { Failures } from '../core/failures';
import { Uploads } from '../core/uploads';
import { kitTexts } from '../kit/kit.texts';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { formPanelTexts } from './form-panel.texts';

export interface PanelOption {
  value: string;
  label: string;
  group?: string;
}
export interface PanelField {
  key: string;
  label: string;
  kind: 'line' | 'prose' | 'date' | 'choice' | 'files';
  required?: boolean;
  hint?: string;
  max?: number;
  /** Most files. */
  most?: number;
  options?: readonly PanelOption[];
  value?: string;
}
/** What was filled in; what was left empty is left out. */
export interface Filled {
  values: Record<string, string>;
  fileIds: string[];
}
export interface PanelForm {
  title: string;
  intro?: string;
  fields: readonly PanelField[];
  save: string;
  send: (filled: Filled) => Promise<unknown>;
}

const waitMs = 100;

/** A side panel with a few fields that are sent together; closes with true once that was accepted. */
@Component({
  selector: 'app-backup-form-panel',
  imports: [Icon, MaxChars, PanelFoot, PanelHead],
  providers: [Uploads],
  templateUrl: './form-panel.html',
  styleUrl: './form-panel.css',
})
export class FormPanel {
  readonly #failures = inject(Failures);
  protected readonly form = inject<PanelForm>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly uploads = inject(Uploads);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly t = injectTexts(formPanelTexts);
  protected readonly typed = signal<Readonly<Record<string, string>>>(
    Object.fromEntries(this.form.fields.map(({ key, value = '' }) => [key, value])),
  );
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected groupsOf({ options = [] }: PanelField): { name: string; options: PanelOption[] }[] {
    const names = [...new Set(options.map(({ group = '' }) => group))];
    return names.map((name) => ({ name, options: options.filter(({ group = '' }) => group === name) }));
  }

  protected set(key: string, value: string): void {
    this.typed.update((typed) => ({ ...typed, [key]: value }));
  }

  protected wrong({ key, kind, required = false }: PanelField): string | null {
    const said = this.problem()?.fields[key];
    if (said) return said;
    if (!this.tried() || !required || (kind === 'files' && this.uploads.running)) return null;
    const empty = kind === 'files' ? this.uploads.ids.length === 0 : (this.typed()[key] ?? '').trim() === '';
    return empty ? this.kit().required : null;
  }

  protected choose(box: HTMLInputElement): void {
    this.uploads.add([...(box.files ?? [])]);
    box.value = '';
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.tried.set(true);
    this.problem.set(null);
    this.busy.set(true);
    // Who sends while a file is still on its way means to send it, too.
    while (this.uploads.running) await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (this.form.fields.some((field) => this.wrong(field) !== null)) {
      this.busy.set(false);
      return;
    }
    const kept = Object.entries(this.typed()).filter(([, text]) => text.trim() !== '');
    try {
      await this.form.send({ values: Object.fromEntries(kept), fileIds: this.uploads.ids });
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}

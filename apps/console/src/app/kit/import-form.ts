import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, input } from '@angular/core';
import { Icon, injectTexts, sharedTexts } from '@vigie/ui';
import type { FileImport } from './file-import';
import { PanelHead } from './panel-frame';

export interface ImportFormWords {
  title: string;
  file: string;
  hint: string;
  check: string;
  again: string;
}

/** What the panel asks of an import, whatever it previews. */
type ImportFlow = Omit<FileImport<never>, 'preview' | 'ignored' | 'run'> & { preview: () => unknown };

/** The panel of an import: a file to choose, then what was found in it, which is projected with the buttons that write it. */
@Component({
  selector: 'app-import-form',
  imports: [Icon, PanelHead],
  template: `
    <form class="panel-form" novalidate (submit)="check($event)">
      <app-panel-head [heading]="words().title" />
      <ng-content select="[about]" />
      @if (flow().preview()) {
        <ng-content />
      } @else {
        <p class="field">
          <label for="if-file">{{ words().file }}</label>
          <input
            #fileField
            id="if-file"
            class="input"
            type="file"
            [accept]="accept()"
            aria-describedby="if-hint"
            (change)="flow().file.set(fileField.files?.[0] ?? null)"
          />
          <span id="if-hint" class="hint">{{ words().hint }}</span>
        </p>
      }
      @if (flow().problem(); as problem) {
        <p class="notice notice-bad" role="alert"><v-icon name="circle-alert" />{{ problem.message }}</p>
      }
      <p class="form-actions">
        @if (flow().preview()) {
          <button type="button" class="btn" (click)="flow().chooseAgain()">{{ words().again }}</button>
          <ng-content select="[run]" />
        } @else {
          <button type="button" class="btn" (click)="dialog.close()">{{ shared().actions.cancel }}</button>
          <button
            type="submit"
            class="btn btn-primary"
            [disabled]="!flow().file()"
            [attr.aria-disabled]="flow().busy()"
          >
            {{ words().check }}
          </button>
        }
      </p>
    </form>
  `,
})
export class ImportForm {
  readonly flow = input.required<ImportFlow>();
  readonly words = input.required<ImportFormWords>();
  /** What the file may be: tables unless something else is said. */
  readonly accept = input(
    '.csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  );

  protected readonly dialog = inject(DialogRef);
  protected readonly shared = injectTexts(sharedTexts);

  protected check(event: Event): void {
    event.preventDefault();
    void this.flow().check();
  }
}

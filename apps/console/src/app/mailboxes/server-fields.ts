import { Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { injectTexts } from '@vigie/ui';
import { mailSecurities } from '@vigie/wire';
import type { ServerModel } from './mailbox-model';
import { mailboxTexts } from './mailboxes.texts';

/** The fields of one mail server. */
@Component({
  selector: 'app-server-fields',
  imports: [FormField],
  template: `
    <div class="row">
      <p class="field wide">
        <label [for]="what() + '-host'">{{ t().host }}</label>
        <input [id]="what() + '-host'" class="input" autocomplete="off" [formField]="fields().host" />
        @if (fault()(what() + '.host'); as words) {
          <span class="field-error" role="alert">{{ words }}</span>
        }
      </p>
      <p class="field">
        <label [for]="what() + '-port'">{{ t().port }}</label>
        <input [id]="what() + '-port'" class="input" type="number" [formField]="fields().port" />
      </p>
      <p class="field">
        <label [for]="what() + '-security'">{{ t().security }}</label>
        <select [id]="what() + '-security'" class="select" [formField]="fields().security">
          @for (one of securities; track one) {
            <option [value]="one">{{ t().securities[one] }}</option>
          }
        </select>
      </p>
    </div>
    <div class="row">
      <p class="field wide">
        <label [for]="what() + '-user'">{{ t().user }}</label>
        <input [id]="what() + '-user'" class="input" autocomplete="off" [formField]="fields().user" />
        @if (fault()(what() + '.user'); as words) {
          <span class="field-error" role="alert">{{ words }}</span>
        } @else if (what() === 'smtp') {
          <span class="hint">{{ t().userHint }}</span>
        }
      </p>
      <p class="field wide">
        <label [for]="what() + '-password'">{{ t().password }}</label>
        <input
          [id]="what() + '-password'"
          class="input"
          type="password"
          autocomplete="new-password"
          [formField]="fields().password"
        />
        @if (fault()(what() + '.password'); as words) {
          <span class="field-error" role="alert">{{ words }}</span>
        } @else if (known()) {
          <span class="hint">{{ t().kept }}</span>
        }
      </p>
      @if (what() === 'imap') {
        <p class="field">
          <label for="imap-folder">{{ t().folder }}</label>
          <input id="imap-folder" class="input" autocomplete="off" [formField]="fields().folder" />
        </p>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .field {
      flex: 1 1 84px;
      margin: 0;
    }
    .wide {
      flex: 2 1 150px;
    }
  `,
})
export class ServerFields {
  readonly what = input.required<'imap' | 'smtp'>();
  readonly fields = input.required<FieldTree<ServerModel>>();
  /** Whether a password is kept already. */
  readonly known = input(false);
  /** What is wrong with a field. */
  readonly fault = input.required<(path: string) => string | undefined>();
  protected readonly t = injectTexts(mailboxTexts);
  protected readonly securities = mailSecurities;
}

import { Component, type Signal, input, output } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { kitTexts } from './kit.texts';
import { TwoVersions } from './two-versions';

interface Clashing {
  clash: Signal<{ theirs: readonly string[]; mine: readonly string[] } | null>;
  keepMine: () => void;
  takeTheirs: () => void;
}

/** In a form: what somebody else saved while it was open. */
@Component({
  selector: 'app-edit-clash',
  imports: [TwoVersions],
  template: `
    @if (edit().clash(); as clash) {
      <app-two-versions
        [title]="t().versions.title"
        [text]="t().versions.text"
        [theirs]="clash.theirs"
        [mine]="clash.mine"
        (applied)="apply()"
        (closed)="edit().takeTheirs()"
      />
    }
  `,
})
export class EditClash {
  readonly edit = input.required<Clashing>();
  /** Mine is in the form, over theirs: save it. */
  readonly again = output();

  protected readonly t = injectTexts(kitTexts);

  protected apply(): void {
    this.edit().keepMine();
    this.again.emit();
  }
}

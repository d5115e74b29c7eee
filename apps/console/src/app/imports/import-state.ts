import { Component, input } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import type { DeskImport } from '@vigie/wire';
import { importTexts } from './imports.texts';

/** How far an import is. */
@Component({
  selector: 'app-import-state',
  template: `<span
    class="chip"
    [class.chip-ok]="run().state === 'done'"
    [class.chip-accent]="run().state === 'running' || run().state === 'checking'"
    [class.chip-warn]="run().state === 'ready' || run().state === 'paused'"
    >{{ t().states[run().state] }}</span
  >`,
})
export class ImportState {
  readonly run = input.required<DeskImport>();
  protected readonly t = injectTexts(importTexts);
}

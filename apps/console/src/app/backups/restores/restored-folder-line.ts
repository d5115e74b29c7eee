import { Component, input } from '@angular/core';
import { BytesPipe, Icon, InstantPipe, injectTexts } from '@vigie/ui';
import type { RestoredFolder } from '@vigie/wire';
import { CopyButton } from '../../kit/copy-button';
import { restoreTexts } from './restores.texts';

/** Where a technician fetches what our engine restored, and until when it is there. */
@Component({
  selector: 'app-restored-folder',
  imports: [BytesPipe, CopyButton, Icon, InstantPipe],
  template: `
    @let one = folder();
    @if (one.removedAt; as gone) {
      <p class="muted">
        {{ t().folder.files(one.files, one.bytes | vBytes) }}.
        {{ t().folder.removed(gone | vInstant: 'short') }}
      </p>
    } @else {
      <p class="head">
        <v-icon name="hard-drive" [size]="14" />
        <strong>{{ t().folder.title }}</strong>
        <span class="muted">{{ t().folder.files(one.files, one.bytes | vBytes) }}</span>
      </p>
      <p class="place">
        <code>{{ one.path }}</code>
        <app-copy-button [text]="one.path" [label]="t().folder.copy" />
      </p>
      <p class="muted">
        {{ one.removeAt ? t().folder.until(one.removeAt | vInstant: 'short') : ended() }}
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      min-width: 0;
    }
    .head,
    .place {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      align-items: center;
    }
    .place {
      justify-content: space-between;
    }
    code {
      min-width: 0;
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
})
export class RestoredFolderLine {
  readonly folder = input.required<RestoredFolder>();
  /** What ends its time, while nothing has. */
  readonly ended = input.required<string>();
  protected readonly t = injectTexts(restoreTexts);
}

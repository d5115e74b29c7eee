import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { Icon, Locale, injectTexts } from '@vigie/ui';
import { id, reviewWords } from '@vigie/wire';
import * as z from 'zod';
import { backupTexts } from './texts';

const proofs = z.object({
  items: z.array(z.object({ id, month: z.string(), expected: z.int(), good: z.int() })),
});

/** The monthly proofs of the backups; nothing while there are none. */
@Component({
  selector: 'app-backup-proofs',
  imports: [Icon],
  template: `
    @if (items().length > 0) {
      <h2 id="proofs" class="section-title">{{ t().proofs.title }}</h2>
      <ul aria-labelledby="proofs">
        @for (proof of items(); track proof.id) {
          <li>
            <a download [href]="'/api/portal/backups/proofs/' + proof.id + '/paper'"
              ><v-icon name="download" [size]="18" />{{ t().proofs.line(words().month(proof.month)) }}</a
            >
            <span>{{ t().proofs.count(proof.good, proof.expected) }}</span>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    ul {
      padding: 0;
      margin: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      align-items: center;
    }
    a {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      min-height: 44px;
    }
    span {
      color: var(--ink-2);
    }
  `,
})
export class BackupProofs {
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(backupTexts);
  protected readonly words = computed(() => reviewWords[this.#locale()]);
  readonly #read = httpResource(() => '/api/portal/backups/proofs', { parse: (body) => proofs.parse(body) });
  protected readonly items = computed(() => (this.#read.hasValue() ? this.#read.value().items : []));
}

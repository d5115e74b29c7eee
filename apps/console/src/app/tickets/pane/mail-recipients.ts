import { Component, computed, input } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import type { MailRecipients as Recipients } from '@vigie/wire';
import { copyTexts } from '../copies.texts';

/** Whom a mail was written to, and whom it copied; nothing where it names nobody else. */
@Component({
  selector: 'app-mail-recipients',
  template: `
    @if (lines().length > 0) {
      <dl>
        @for (line of lines(); track line.name) {
          <div>
            <dt>{{ line.name }}</dt>
            <dd>{{ line.addresses }}</dd>
          </div>
        }
      </dl>
    }
  `,
  styles: `
    :host:not(:has(dl)) {
      display: none;
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 0 14px;
      margin: 0;
      color: var(--ink-2);
      font-size: var(--text-12);
    }
    div {
      display: flex;
      gap: 5px;
      min-width: 0;
    }
    dt {
      color: var(--ink-3);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class MailRecipients {
  readonly recipients = input.required<Recipients>();
  protected readonly t = injectTexts(copyTexts);
  protected readonly lines = computed(() => {
    const { to, cc } = this.recipients();
    const named = [
      { name: this.t().to, addresses: to.join(', ') },
      { name: this.t().copy, addresses: cc.join(', ') },
    ];
    return named.filter(({ addresses }) => addresses !== '');
  });
}

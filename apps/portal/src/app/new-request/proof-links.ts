import { Component, computed, input } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import type { RequestReceipt } from '@vigie/wire';
import { newRequestTexts } from './texts';

/** The sealed proof to keep: a PDF for people, JSON and fingerprints for those who check. */
@Component({
  selector: 'app-proof-links',
  imports: [Icon],
  template: `
    <a class="btn btn-wide btn-accent" [href]="base() + 'pdf'" download>
      <v-icon name="download" [size]="18" />{{ t().receipt.pdf }}
    </a>
    <details class="more">
      <summary>{{ t().receipt.details }}</summary>
      <p>
        <a [href]="base() + 'json'" download>{{ t().receipt.json }}</a>
      </p>
      <dl class="prints">
        <dt>{{ t().receipt.fingerprint }}</dt>
        <dd>
          <code>{{ proof().sha256 }}</code>
        </dd>
        <dt>{{ t().receipt.previous }}</dt>
        <dd>
          <code>{{ proof().previousSha256 }}</code>
        </dd>
      </dl>
    </details>
  `,
})
export class ProofLinks {
  readonly id = input.required<string>();
  readonly proof = input.required<RequestReceipt['proof']>();
  protected readonly t = injectTexts(newRequestTexts);
  protected readonly base = computed(() => `/api/portal/requests/${this.id()}/proof?format=`);
}

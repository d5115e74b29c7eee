import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, LiveEvents, injectTexts } from '@vigie/ui';
import { approvals } from '@vigie/wire';
import { approvalTexts } from './texts';

/** On the first page: what waits for the reader's agreement, else what they wait for themselves. */
@Component({
  selector: 'app-approval-notice',
  imports: [Icon, RouterLink],
  template: `
    @if (words(); as say) {
      <a class="waiting-for-you" [routerLink]="link()">
        <v-icon name="shield-check" [size]="20" />
        <span>{{ say }}</span>
        <v-icon name="chevron-right" [size]="20" />
      </a>
    }
  `,
})
export class ApprovalNotice {
  protected readonly t = injectTexts(approvalTexts);
  protected readonly list = httpResource(() => '/api/portal/approvals', {
    parse: (body) => approvals.parse(body).items.filter(({ state }) => state === 'waiting'),
  });
  readonly #yours = computed(() => this.#waiting().filter(({ yours }) => yours));
  readonly #held = computed(() => this.#waiting().filter(({ asked }) => asked));
  readonly #shown = computed(() => (this.#yours().length > 0 ? this.#yours() : this.#held()));
  protected readonly link = computed(() => {
    const [only, ...others] = this.#shown();
    return only && others.length === 0 ? ['/accords', only.id] : ['/accords'];
  });
  protected readonly words = computed(() => {
    const count = this.#shown().length;
    if (count === 0) return '';
    const [one, many] =
      this.#yours().length > 0 ? [this.t().waitingOne, this.t().waiting] : [this.t().heldOne, this.t().held];
    return count === 1 ? one : many(count.toString());
  });

  constructor() {
    inject(LiveEvents).watch(() => this.list.reload());
  }

  #waiting() {
    return this.list.hasValue() ? this.list.value() : [];
  }
}

import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState, ErrorState, Icon, InstantPipe, LiveEvents, Skeleton, injectTexts } from '@vigie/ui';
import { approvals } from '@vigie/wire';
import { approvalTexts } from './texts';

/** The requests of the company that wait for an agreement, and what was decided lately. */
@Component({
  selector: 'app-approval-list',
  imports: [EmptyState, ErrorState, Icon, InstantPipe, RouterLink, Skeleton],
  template: `
    <h1>{{ t().title }}</h1>
    @if (list.hasValue()) {
      @for (group of groups(); track group.title) {
        <h2 class="section-title">{{ group.title }}</h2>
        <ul class="requests">
          @for (item of group.items; track item.id) {
            <li>
              <a class="request" [routerLink]="['/accords', item.id]">
                <span class="request-subject">{{ item.subject }}</span>
                <span class="request-state" [class.waiting]="item.state === 'waiting'">{{
                  t().states[item.state]
                }}</span>
                <span class="request-meta">{{
                  t().by(item.requester, item.askedAt | vInstant: 'short')
                }}</span>
                <v-icon class="request-go" name="chevron-right" [size]="20" />
              </a>
            </li>
          }
        </ul>
      } @empty {
        <v-empty-state icon="shield-check" [title]="t().none.title" [text]="t().none.body" />
      }
    } @else if (list.error()) {
      <v-error-state [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <div class="skeletons" aria-busy="true"><v-skeleton height="104px" /></div>
    }
  `,
  host: { class: 'page' },
})
export class ApprovalList {
  protected readonly t = injectTexts(approvalTexts);
  protected readonly list = httpResource(() => '/api/portal/approvals', {
    parse: (body) => approvals.parse(body).items,
  });
  protected readonly groups = computed(() => {
    const all = this.list.hasValue() ? this.list.value() : [];
    const waiting = all.filter(({ state }) => state === 'waiting');
    return [
      { title: this.t().yours, items: waiting.filter(({ yours }) => yours) },
      { title: this.t().others, items: waiting.filter(({ yours }) => !yours) },
      { title: this.t().decided, items: all.filter(({ state }) => state !== 'waiting') },
    ].filter(({ items }) => items.length > 0);
  });

  constructor() {
    inject(LiveEvents).watch(() => this.list.reload());
  }
}

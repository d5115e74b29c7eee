import { Component, computed, inject, input } from '@angular/core';
import { Locale, dateOfInstant, injectTexts } from '@vigie/ui';
import type { PriceCampaignDetail, PriceCampaignState } from '@vigie/wire';
import { longDay } from './campaign-numbers';
import { priceCampaignTexts } from './price-campaigns.texts';

/** At which of the four steps a campaign is in each state. */
const placeOf: Record<PriceCampaignState, number> = {
  opening: 0,
  draft: 1,
  submitted: 2,
  approved: 3,
  scheduled: 3,
  applying: 3,
  applied: 4,
  undoing: 4,
  undone: 4,
};

/** The way of a campaign: what is behind, what is at hand, what comes. */
@Component({
  selector: 'app-campaign-steps',
  template: `
    <ol [attr.aria-label]="t().steps.label">
      @for (step of steps(); track $index) {
        <li [class.now]="step.now" [class.past]="step.past" [attr.aria-current]="step.now ? 'step' : null">
          {{ step.text }}
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      margin: 0;
      padding: 0;
      list-style: none;
      color: var(--ink-3);
    }
    li + li::before {
      margin-inline-end: 8px;
      content: '›';
    }
    .past {
      color: var(--ink-2);
    }
    .now {
      color: var(--accent);
      font-weight: var(--weight-strong);
    }
    .now::before {
      color: var(--ink-3);
      font-weight: 400;
    }
  `,
})
export class CampaignSteps {
  readonly campaign = input.required<PriceCampaignDetail>();
  protected readonly t = injectTexts(priceCampaignTexts);
  readonly #locale = inject(Locale).current;
  protected readonly steps = computed(() => {
    const { state, openedAt, effectiveOn, appliedAt, undoneAt } = this.campaign();
    const t = this.t().steps;
    const day = (instant: string) => longDay(dateOfInstant(Date.parse(instant)), this.#locale());
    const last = appliedAt ? t.applied(day(appliedAt)) : t.application(longDay(effectiveOn, this.#locale()));
    const texts = [t.opened(day(openedAt)), t.review, t.approval, undoneAt ? t.undone(day(undoneAt)) : last];
    const place = placeOf[state];
    return texts.map((text, index) => ({ text, now: index === place, past: index < place }));
  });
}

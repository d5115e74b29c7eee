import { Component, computed, input } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import type { InboundMail } from '@vigie/wire';
import { mailTexts } from './mails.texts';

/** Why a mail ended where it is, in words: ours, or those of the person who put it aside. */
@Component({ selector: 'app-mail-reason', template: '{{ words() }}' })
export class MailReason {
  readonly mail = input.required<InboundMail>();
  readonly #t = injectTexts(mailTexts);
  protected readonly words = computed(() => {
    const { reason, dismissal, state } = this.mail();
    if (dismissal !== null) return dismissal;
    return reason === null ? this.#t().states[state].toLocaleLowerCase() : this.#t().reasons[reason];
  });
}

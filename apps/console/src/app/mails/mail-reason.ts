import { Component, computed, input } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import type { InboundMail } from '@vigie/wire';
import { mailTexts } from './mails.texts';

/** Why a mail ended where it is, in words; a reason without words is shown as it came. */
@Component({ selector: 'app-mail-reason', template: '{{ words() }}' })
export class MailReason {
  readonly mail = input.required<InboundMail>();
  readonly #t = injectTexts(mailTexts);
  protected readonly words = computed(() => {
    const { reason, state } = this.mail();
    const known: Readonly<Record<string, string>> = this.#t().reasons;
    return reason === null ? this.#t().states[state].toLocaleLowerCase() : (known[reason] ?? reason);
  });
}

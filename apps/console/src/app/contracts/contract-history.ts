import { Component, computed, inject, input } from '@angular/core';
import { Locale, formatDay, injectTexts } from '@vigie/ui';
import { type ContractEvent, contractWords, renewalWords } from '@vigie/wire';
import { EventList, type ToldEvent } from '../kit/event-list';
import { contractTexts } from './contracts.texts';

/** What happened to a contract, the latest first. */
@Component({
  selector: 'app-contract-history',
  imports: [EventList],
  template: `
    <section class="card" aria-labelledby="ct-history">
      <h2 id="ct-history">{{ t().page.history }}</h2>
      <app-event-list [events]="told()" />
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 10px;
      padding: 14px 16px;
    }
    h2 {
      font-size: var(--text-15);
    }
  `,
})
export class ContractHistory {
  readonly events = input.required<readonly ContractEvent[]>();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(contractTexts);
  readonly #words = computed(() => contractWords[this.#locale()]);
  readonly #renewals = computed(() => renewalWords[this.#locale()]);

  protected readonly told = computed(() =>
    this.events().map((event): ToldEvent => {
      const { id, at, actor, reason } = event;
      return {
        ...{ id, at, actor, reason },
        what: this.t().events[event.type],
        details: this.#details(event),
      };
    }),
  );

  /** What an event carries, in words. */
  #details({ type, data }: ContractEvent): string {
    const { page } = this.t();
    const amendment = () => `${page.amendment(Number(data['number']))}, ${textOf(data['label'])}`;
    const day = (key: string) => (data[key] ? formatDay(textOf(data[key]), this.#locale(), 'numeric') : '');
    const { decisions, letters } = this.#renewals();
    const letter = () => wordOf(letters, data['kind']);
    const words: Partial<Record<ContractEvent['type'], () => string>> = {
      changed: () => this.#fields(textOf(data['fields'])),
      activated: () => page.signed(day('signedOn')),
      'amendment-proposed': amendment,
      'amendment-withdrawn': amendment,
      amended: () => `${amendment()}, ${page.effect(day('effectiveOn'))}`,
      denounced: () => this.#denounced(data, { sentOn: day('sentOn'), receivedOn: day('receivedOn') }),
      renewed: () => `${this.t().term} ${day('term')}`,
      ended: () => (data['endsOn'] ? this.t().endsOn(day('endsOn')) : ''),
      'document-added': () => textOf(data['name']),
      'document-removed': () => textOf(data['name']),
      'renewal-decided': () =>
        `${wordOf(decisions, data['decision'])}, ${this.t().term.toLowerCase()} ${day('term')}`,
      'denunciation-received': () => `${day('receivedOn')}, ${wordOf(this.t().verdicts, data['verdict'])}`,
      'letter-written': letter,
      'letter-sent': () => [letter(), day('sentOn'), textOf(data['tracking'])].filter(Boolean).join(', '),
      'letter-received': () => `${letter()}, ${day('receivedOn')}`,
      'letter-proved': letter,
      'letter-withdrawn': letter,
    };
    return words[type]?.() ?? '';
  }

  /** What was changed besides what is agreed, by its names. */
  #fields(keys: string): string {
    const { form } = this.t();
    const names: Readonly<Record<string, string>> = {
      label: form.label,
      reference: form.reference,
      signatoryName: form.signatory,
      signatoryTitle: form.signatoryTitle,
      dpoName: form.dpo,
      dpoEmail: form.dpoEmail,
    };
    return keys
      .split(',')
      .flatMap((key) => names[key] ?? [])
      .join(', ');
  }

  /** A letter of ours has no day of reception until its receipt comes back. */
  #denounced(data: ContractEvent['data'], { sentOn, receivedOn }: { sentOn: string; receivedOn: string }) {
    const { denouncers } = this.#words();
    const { page, verdicts } = this.t();
    const by = data['by'] === 'provider' ? denouncers.provider : denouncers.client;
    if (receivedOn === '') return page.denouncedBySending(by, sentOn);
    return `${page.denounced(by, receivedOn)} ${wordOf(verdicts, data['verdict'])}`;
  }
}

type Told = string | number | null | undefined;

const textOf = (value: Told): string => String(value ?? '');
const wordOf = (words: Readonly<Record<string, string>>, key: Told): string => words[textOf(key)] ?? '';

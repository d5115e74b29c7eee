import { Component, computed, inject, input, output, signal } from '@angular/core';
import { outgrows } from '@vigie/rules';
import { DayPipe, Icon, Locale, MoneyPipe, injectTexts } from '@vigie/ui';
import { type Amendment, type ContractLine, contractWords } from '@vigie/wire';
import { contractTexts } from './contracts.texts';

/** The lines of a contract with their prices of today; each opens all the prices that it had and will have. */
@Component({
  selector: 'app-contract-lines',
  imports: [DayPipe, Icon, MoneyPipe],
  templateUrl: './contract-lines.html',
  styleUrl: './contract-lines.css',
})
export class ContractLines {
  readonly lines = input.required<readonly ContractLine[]>();
  readonly yearly = input.required<string>();
  readonly amendments = input.required<readonly Amendment[]>();
  readonly canWrite = input.required<boolean>();
  /** An amendment is wanted for what the estate counts. */
  readonly grow = output<ContractLine>();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(contractTexts);
  protected readonly words = computed(() => contractWords[this.#locale()]);

  /** The line whose prices are all shown. */
  protected readonly opened = signal<string | null>(null);

  /** Numbers of the amendments that wait for a signature, by the line that they change. */
  protected readonly proposed = computed(
    () =>
      new Map(
        this.amendments()
          .filter(({ state }) => state === 'proposed')
          .flatMap(({ number, changes }) => changes.prices.map(({ lineId }) => [lineId, number] as const)),
      ),
  );

  /** Whether more is served than what is billed. */
  protected hasGrown({ counted, current }: ContractLine): boolean {
    return counted !== null && current !== null && outgrows(current.quantity, counted);
  }
}

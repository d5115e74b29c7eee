import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { DayPipe, ErrorState, Ticker, injectTexts } from '@vigie/ui';
import { holidayRegions } from '@vigie/rules';
import { noticeResult, noticeSimulation } from '@vigie/wire';
import { adminTexts } from '../admin/admin.texts';
import { keepLast } from '../core/resources';
import { injectChange } from './simulator-query';
import { simulatorTexts } from './simulators.texts';

/** The four dates of a notice before the term of a contract. */
@Component({
  selector: 'app-notice-simulator',
  imports: [DayPipe, ErrorState],
  templateUrl: './notice-simulator.html',
  styleUrl: './simulator.css',
})
export class NoticeSimulator {
  readonly term = input<string>();
  readonly months = input<string>();
  readonly region = input<string>();

  /** The 31 March that follows: the usual end of a fiscal year. */
  readonly #defaultTerm = `${new Date(inject(Ticker).now()).getUTCFullYear() + 1}-03-31`;
  protected readonly change = injectChange();
  protected readonly t = injectTexts(simulatorTexts);
  protected readonly admin = injectTexts(adminTexts);
  protected readonly regions = holidayRegions;

  protected readonly chosenTerm = computed(() => this.term() ?? this.#defaultTerm);
  protected readonly chosenMonths = computed(() => this.months() ?? '3');
  protected readonly chosenRegion = computed(
    () => holidayRegions.find((one) => one === this.region()) ?? 'FR',
  );
  protected readonly question = computed(() => {
    const typed = noticeSimulation.safeParse({
      term: this.chosenTerm(),
      months: Number(this.chosenMonths()),
      region: this.chosenRegion(),
    });
    return typed.success ? typed.data : null;
  });
  protected readonly answer = httpResource(
    () => {
      const body = this.question();
      return body ? { url: '/api/simulations/notice', method: 'POST', body } : undefined;
    },
    { parse: (raw) => noticeResult.parse(raw) },
  );
  protected readonly last = keepLast(this.answer);
}

import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, type OnInit } from '@angular/core';
import { DayPipe, ErrorState, Ticker, injectTexts } from '@vigie/ui';
import { noticeResult, noticeSimulation } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { RegionField, regionOf } from './region-field';
import { injectChange } from './simulator-query';
import { simulatorTexts } from './simulators.texts';

/** The four dates of a notice before the term of a contract. */
@Component({
  selector: 'app-notice-simulator',
  imports: [DayPipe, ErrorState, RegionField],
  templateUrl: './notice-simulator.html',
  styleUrl: './simulator.css',
})
export class NoticeSimulator implements OnInit {
  readonly term = input<string>();
  readonly months = input<string>();
  readonly region = input<string>();
  readonly goodFriday = input<string>();

  /** The 31 March that follows: the usual end of a fiscal year. */
  readonly #defaultTerm = `${new Date(inject(Ticker).now()).getUTCFullYear() + 1}-03-31`;
  protected readonly change = injectChange();
  protected readonly t = injectTexts(simulatorTexts);

  protected readonly chosenTerm = computed(() => this.term() ?? this.#defaultTerm);
  protected readonly chosenMonths = computed(() => this.months() ?? '3');
  protected readonly holidays = computed(() => regionOf(this.region(), this.goodFriday()));
  protected readonly question = computed(() => {
    const typed = noticeSimulation.safeParse({
      term: this.chosenTerm(),
      months: Number(this.chosenMonths()),
      ...this.holidays(),
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

  /** What depends on the day goes into the address at once: a link shows the same answer tomorrow. */
  ngOnInit(): void {
    if (this.term() === undefined) this.change('term', this.chosenTerm());
  }
}

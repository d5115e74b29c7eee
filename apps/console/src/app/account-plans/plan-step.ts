import { Component, ElementRef, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, Kbd, Locale, Ticker, formatDuration, formatInstant, injectTexts } from '@vigie/ui';
import type { AccountPlan, AccountStep, StepProof } from '@vigie/wire';
import { hasEnded, productName } from '@vigie/rules';
import { SessionStore } from '../core/session-store';
import { CopyButton } from '../kit/copy-button';
import { permissionTexts } from '../tenants/permissions.texts';
import { planTexts } from './plans.texts';
import { type ShownState, type StepAction, actionsOf, lookOf, shownState, titleOf } from './step-view';
import { stepTexts } from './steps.texts';

/** The letters of the actions of a step. */
export const stepKeys: Readonly<Record<StepAction, string>> = {
  copy: 'y',
  retry: 'r',
  look: 'r',
  done: 'd',
  skip: 'p',
  ask: 'v',
  confirm: 'v',
  link: 'l',
};

/** Steps named in full; more of them are counted. */
const mostNamed = 2;
/** States in which what may be done is what somebody came for. */
const calling: readonly ShownState[] = ['ready', 'failed', 'to-confirm', 'blocked'];

/** One step of a plan: what it is, how it stands and why, what shows it, what can be done. */
@Component({
  selector: 'app-plan-step',
  imports: [CopyButton, Icon, Kbd, RouterLink],
  templateUrl: './plan-step.html',
  styleUrl: './plan-step.css',
  host: { '[class.ended]': 'hasEnded(step().state)', '[class.current]': 'current()' },
})
export class PlanStep {
  readonly step = input.required<AccountStep>();
  readonly plan = input.required<AccountPlan>();
  readonly current = input(false);
  readonly canWork = input(false);
  readonly busy = input(false);
  readonly act = output<StepAction>();

  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  readonly #session = inject(SessionStore);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly t = injectTexts(planTexts);
  protected readonly s = injectTexts(stepTexts);
  protected readonly permissions = injectTexts(permissionTexts);
  protected readonly keys = stepKeys;
  protected readonly hasEnded = hasEnded;
  private readonly line = viewChild<CopyButton>('line');

  readonly #shown = computed(() => shownState(this.step()));
  protected readonly look = computed(() => lookOf(this.#shown()));
  protected readonly title = computed(() => titleOf(this.step(), this.s().kinds));
  protected readonly word = computed(() => {
    const shown = this.#shown();
    if (shown === 'starting') return this.s().starting;
    if (shown === 'to-confirm') return this.s().toConfirm;
    return shown === 'blocked' ? this.s().blocked : this.s().states[shown];
  });
  readonly #actions = computed(() => (this.canWork() ? actionsOf(this.step(), this.plan()) : []));
  protected readonly buttons = computed(() =>
    this.#actions().filter(
      (action): action is Exclude<StepAction, 'copy'> =>
        action !== 'copy' && !(action === 'confirm' && this.#mine()),
    ),
  );
  protected readonly showsProof = signal(false);
  protected readonly prominent = computed(() => calling.includes(this.#shown()));
  /** Only once it may be pasted. */
  protected readonly command = computed(() =>
    this.#actions().includes('copy') ? this.step().command : null,
  );
  protected readonly ended = computed(() => {
    const { endedAt, by } = this.step();
    if (endedAt === null) return null;
    const when = formatInstant(endedAt, 'short', this.#locale());
    return by === null ? when : this.s().done(by, when);
  });
  protected readonly confirmed = computed(() => {
    const { confirmedBy, confirmedAt } = this.step().confirmation ?? {};
    if (!confirmedBy || !confirmedAt) return null;
    return this.s().confirmedBy(confirmedBy.name, formatInstant(confirmedAt, 'short', this.#locale()));
  });
  /** Where the connection to the tenant is what lacks. */
  protected readonly toConnection = computed(() => {
    const code = this.step().failure?.code;
    return code === 'permission-missing' || code === 'not-consented';
  });
  protected readonly seen = computed(() => factsOf(this.step().proof, this.s()));
  protected readonly hints = computed(() => [...this.#waiting(), ...this.#reason()]);

  /** Copies the line to paste, as its button does. */
  copy(): void {
    this.line()?.copy();
  }

  focus(): void {
    this.#host.focus();
    this.#host.scrollIntoView({ block: 'nearest' });
  }

  #mine(): boolean {
    const { confirmation } = this.step();
    return confirmation !== null && confirmation.askedBy.id === this.#session.person()?.id;
  }

  /** What holds it back, or whom it waits for. */
  #waiting(): string[] {
    const { state, waitsFor, nextProbeAt, hindrance } = this.step();
    if (state === 'waiting-for-microsoft') {
      const why = waitsFor ? [this.s().waits[waitsFor]] : [];
      return nextProbeAt === null ? why : [[...why, this.#nextLook(nextProbeAt)].join(' ')];
    }
    if (state !== 'waiting' || hindrance === null) return [];
    return [this.#held(hindrance)];
  }

  #nextLook(at: string): string {
    const left = Date.parse(at) - this.#now();
    return left > 0
      ? `${this.s().nextLook(formatDuration(left, this.#locale()))}.`
      : `${this.s().nextLookNow}.`;
  }

  #held(hindrance: NonNullable<AccountStep['hindrance']>): string {
    const s = this.s();
    if (hindrance.why === 'second-person') {
      const asked = this.step().confirmation?.askedBy;
      if (!asked) return s.secondPersonNobody;
      return this.#mine() ? s.secondPersonYou : s.secondPerson(asked.name);
    }
    const steps = this.plan().steps.filter(({ key }) => hindrance.keys.includes(key));
    const names = steps.map((one) => titleOf(one, s.kinds));
    if (hindrance.why === 'blocked') return s.blockedBy(names.join(', '));
    return names.length > mostNamed ? s.beforeMany(names.length) : s.before(names.join(', '));
  }

  /** Why it stands where it stands, while that matters. */
  #reason(): string[] {
    const { kind, state } = this.step();
    const reasons: Partial<Record<string, string>> = this.s().reasons;
    const told = this.plan().kind === 'departure' && !hasEnded(state) ? reasons[kind] : undefined;
    return told === undefined ? [] : [told];
  }
}

type StepWords = (typeof stepTexts)['fr'];

/** Facts whose values are part numbers of Microsoft. */
const licenceFacts = ['licence', 'licences'];

function factsOf(proof: StepProof | null, words: StepWords): { name: string; value: string }[] {
  const names: Partial<Record<string, string>> = words.seen;
  const say = (value: StepProof['seen'][string]): string =>
    typeof value === 'boolean' ? (value ? words.yes : words.no) : String(value ?? '—');
  return Object.entries(proof?.seen ?? {}).map(([key, value]) => ({
    name: names[key] ?? key,
    value: licenceFacts.includes(key) ? say(value).split(', ').map(productName).join(', ') : say(value),
  }));
}

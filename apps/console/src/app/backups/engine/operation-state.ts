import { Component, computed, inject, input } from '@angular/core';
import { Icon, type IconName, Locale, formatBytes, formatNumber, injectTexts } from '@vigie/ui';
import { type BackupOperation, backupWords, toldWords } from '@vigie/wire';
import { engineTexts } from './engine.texts';

const looks: Record<BackupOperation['state'], { chip: string; icon: IconName }> = {
  waiting: { chip: '', icon: 'clock' },
  running: { chip: 'chip-accent', icon: 'refresh-cw' },
  done: { chip: 'chip-ok', icon: 'circle-check' },
  failed: { chip: 'chip-bad', icon: 'circle-alert' },
};

/** What the engine does: the operation, where it stands, and how far it is. */
@Component({
  selector: 'app-operation-state',
  imports: [Icon],
  template: `
    <span class="chip" [class]="look().chip"
      ><v-icon [name]="look().icon" [size]="12" />{{ t().kinds[operation().kind] }} ·
      {{ t().states[operation().state].toLocaleLowerCase() }}</span
    >
    @if (operation().progress; as progress) {
      <span
        class="bar"
        role="progressbar"
        aria-valuemin="0"
        aria-valuemax="100"
        [attr.aria-valuenow]="percent()"
        [attr.aria-label]="t().progress"
        ><i [style.width.%]="percent()"></i
      ></span>
      <small class="numbers"
        >{{ share() }} · {{ t().bytes(bytes(progress.bytes), bytes(progress.bytesTotal)) }}</small
      >
      @if (whole()) {
        <small class="numbers">{{ t().files(count(progress.files), count(progress.filesTotal)) }}</small>
        @if (progress.current; as current) {
          <small class="current">{{ current }}</small>
        }
      }
    }
    @if (operation().failure; as failure) {
      <small class="bad">{{ words().failures[failure] }}</small>
    }
    @if (whole() && operation().attempts > 1) {
      <small>{{ t().attempt(operation().attempts) }}</small>
    }
    @if (whole() && original(); as message) {
      <small class="current">{{ message }}</small>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
      min-width: 0;
    }
    .bar {
      flex: 1;
      min-width: 90px;
      max-width: 260px;
      height: 6px;
      overflow: hidden;
      border-radius: 3px;
      background: var(--line);
    }
    i {
      display: block;
      height: 100%;
      background: var(--accent);
      transition: width 300ms linear;
    }
    small {
      color: var(--ink-3);
      font-size: var(--text-11);
    }
    .numbers {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .bad {
      color: var(--bad);
    }
    .current {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    @media (prefers-reduced-motion: reduce) {
      i {
        transition: none;
      }
    }
  `,
})
export class OperationState {
  readonly operation = input.required<BackupOperation>();
  /** With everything that is known of it. */
  readonly whole = input(false);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(engineTexts);
  protected readonly words = computed(() => backupWords[this.#locale()]);
  /** Without the code, which stands before it in words. */
  protected readonly original = computed(
    () => toldWords(this.operation().message ?? '', this.#locale()).original,
  );
  protected readonly look = computed(() => looks[this.operation().state]);
  protected readonly percent = computed(() => Math.round((this.operation().progress?.done ?? 0) * 100));
  protected readonly share = computed(() => `${formatNumber(this.percent(), this.#locale())}\u202f%`);

  protected bytes(count: number): string {
    return formatBytes(count, this.#locale());
  }

  protected count(files: number): string {
    return formatNumber(files, this.#locale());
  }
}

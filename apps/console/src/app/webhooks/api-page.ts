import { Clipboard } from '@angular/cdk/clipboard';
import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, injectTexts } from '@vigie/ui';
import { SessionStore } from '../core/session-store';
import { samplesOf } from './api-samples';
import { apiTexts } from './api.texts';

const sections = ['token', 'call', 'write', 'verify'] as const;
type Section = (typeof sections)[number];

/** How a program gets in: a token, a list, a write, a signature. */
@Component({
  selector: 'app-api-page',
  imports: [Icon, RouterLink],
  templateUrl: './api-page.html',
  styles: `
    section {
      display: grid;
      gap: 10px;
      max-width: 860px;
      padding: 16px 18px 18px;
    }
    .text {
      max-width: 76ch;
      color: var(--ink-2);
    }
    .sample {
      position: relative;
    }
    .sample .btn {
      position: absolute;
      inset-block-start: 6px;
      inset-inline-end: 6px;
    }
    pre {
      margin: 0;
      padding: 12px 44px 12px 14px;
      overflow-x: auto;
      border-radius: var(--radius-control);
      background: var(--background);
      font-size: var(--text-12);
    }
  `,
})
export class ApiPage {
  readonly #clipboard = inject(Clipboard);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(apiTexts);
  protected readonly sections = sections;
  protected readonly samples = samplesOf(inject(DOCUMENT).location.origin);
  protected readonly copied = signal<Section | null>(null);
  protected readonly mayMakeTokens = computed(
    () => this.#session.session() !== null && this.#session.can('people.manage'),
  );

  protected textOf(section: Section): string {
    const t = this.t();
    return { token: t.tokenText, call: t.callText, write: t.writeText, verify: t.verifyText }[section];
  }

  protected copy(section: Section): void {
    if (this.#clipboard.copy(this.samples[section])) this.copied.set(section);
  }
}

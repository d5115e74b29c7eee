import { DIALOG_DATA } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Dialogs, type ShownProblem, Skeleton, Toasts, injectTexts } from '@vigie/ui';
import { pushAddress } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { ConfirmDialog, type Question } from '../../kit/confirm-dialog';
import { CopyButton } from '../../kit/copy-button';
import { PanelHead } from '../../kit/panel-frame';
import { jobTexts } from './jobs.texts';

const post = 'curl -fsS -X POST';
const fields = [
  'outcome',
  'message',
  'startedAt',
  'bytesProcessed',
  'bytesAdded',
  'filesTotal',
  'filesChanged',
  'counts',
  'objects',
] as const;

/** The address to which the program of a job tells what it does, with what to call when. */
@Component({
  selector: 'app-address-panel',
  imports: [CopyButton, PanelHead, Skeleton],
  template: `
    <div class="panel-form">
      <app-panel-head [heading]="t().addressPanel.title" />
      <p>{{ t().addressPanel.text }}</p>
      @if (url(); as url) {
        <dl>
          @for (line of lines(); track line.name) {
            <dt>{{ line.name }}</dt>
            <dd>
              <code>{{ line.url }}</code>
              <app-copy-button [text]="line.url" [label]="t().addressPanel.copy" />
            </dd>
          }
        </dl>
        <h3>{{ t().addressPanel.example }}</h3>
        <pre tabindex="0">{{ example() }}</pre>
        <h3>{{ t().addressPanel.protocol }}</h3>
        <ul>
          @for (rule of t().addressPanel.rules; track $index) {
            <li>{{ rule }}</li>
          }
        </ul>
        <dl class="fields">
          @for (field of fields; track field) {
            <div>
              <dt>
                <code>{{ field }}</code>
              </dt>
              <dd>{{ t().addressPanel.fields[field] }}</dd>
            </div>
          }
        </dl>
        <p>
          <button type="button" class="btn btn-danger" (click)="ask()">{{ t().addressPanel.renew }}</button>
        </p>
      } @else if (problem(); as problem) {
        <p class="notice notice-bad" role="alert">{{ problem.message }}</p>
      } @else {
        <v-skeleton />
      }
    </div>
  `,
  styles: `
    dt {
      color: var(--ink-3);
      font-size: var(--text-12);
    }
    dd {
      display: flex;
      gap: 8px;
      align-items: start;
      justify-content: space-between;
      margin-block-end: 8px;
    }
    ul {
      display: grid;
      gap: 6px;
      padding-inline-start: 18px;
      font-size: var(--text-12);
    }
    .fields {
      display: grid;
      gap: 6px;
      font-size: var(--text-12);
    }
    .fields > div {
      display: grid;
      grid-template-columns: 120px 1fr;
      gap: 8px;
    }
    .fields dd {
      margin: 0;
    }
    app-copy-button {
      flex: none;
    }
    code {
      overflow-wrap: anywhere;
    }
    pre {
      padding: 10px;
      border: 1px solid var(--line);
      border-radius: var(--radius-control);
      background: var(--background);
      font-size: var(--text-12);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class AddressPanel {
  readonly #id = inject<string>(DIALOG_DATA);
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  protected readonly t = injectTexts(jobTexts);
  protected readonly url = signal<string | null>(null);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly fields = fields;
  protected readonly lines = computed(() => {
    const [t, url] = [this.t().addressPanel, this.url() ?? ''];
    return [
      { name: t.start, url: `${url}/start` },
      { name: t.success, url },
      { name: t.fail, url: `${url}/fail` },
      { name: `${t.code} (${t.codeHint})`, url: `${url}/$?` },
    ];
  });
  protected readonly example = computed(
    () => `${post} ${this.url()}/start\nsauvegarde\n${post} ${this.url()}/$?`,
  );

  constructor() {
    void this.#read('');
  }

  protected ask(): void {
    const t = this.t().addressPanel;
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: t.renewTitle,
      data: { title: t.renewTitle, text: t.renewText, confirm: t.renew, danger: true },
    });
    dialog.closed.subscribe((meant) => {
      if (meant) void this.#renew();
    });
  }

  async #renew(): Promise<void> {
    await this.#read('/renew');
    if (!this.problem()) this.#toasts.show(this.t().addressPanel.renewed);
  }

  async #read(path: '' | '/renew'): Promise<void> {
    try {
      const answer = this.#http.post(`/api/backup-jobs/${this.#id}/push-address${path}`, null);
      this.url.set(pushAddress.parse(await firstValueFrom(answer)).url);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    }
  }
}

import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { Icon, Kbd, injectTexts, sharedTexts } from '@vigie/ui';
import { shellTexts } from './shell.texts';

const groups = [
  { key: 'everywhere', keys: ['Ctrl K', '/', 'c', '?', 'Esc'] },
  {
    key: 'go',
    keys: [
      'g a',
      'g t',
      'g m',
      'g c',
      'g p',
      'g i',
      'g o',
      'g h',
      'g r',
      'g l',
      'g k',
      'g b',
      'g f',
      'g n',
      'g v',
      'g x',
      'g s',
    ],
  },
  { key: 'list', keys: ['j', 'k', 'x', 'u', 'Entrée'] },
  { key: 'ticket', keys: ['e', 'r', 'n', 's', 'p', 'a', 'm', 'f', 'F2', 't', 'l', 'o', 'w', 'Ctrl Entrée'] },
] as const;

/** Letters that mean something else in the plan of an account. */
const planKeys = ['j', 'k', 'y', 'r', 'd', 'p', 'v', 'l'] as const;
/** And in the queue of renewals. */
const renewalKeys = ['r', 'd', 'n', 'u', 'e', 'x', 'a'] as const;
/** And on the board of backups. */
const backupKeys = ['v', 'A'] as const;

@Component({
  selector: 'app-shortcut-help',
  imports: [Icon, Kbd],
  template: `
    <header>
      <h2>{{ t().help.title }}</h2>
      <button
        type="button"
        class="btn btn-quiet btn-icon btn-small"
        [attr.aria-label]="shared().actions.close"
        (click)="dialog.close()"
      >
        <v-icon name="x" />
      </button>
    </header>
    <div class="groups">
      @for (group of groups; track group.key) {
        <section>
          <h3>{{ t().help[group.key] }}</h3>
          <dl>
            @for (key of group.keys; track key) {
              <div>
                <dt>
                  <v-kbd [keys]="key" /><span class="visually-hidden">{{ key }}</span>
                </dt>
                <dd>{{ t().help.keys[key] }}</dd>
              </div>
            }
          </dl>
        </section>
      }
      <section>
        <h3>{{ t().help.plan }}</h3>
        <dl>
          @for (key of planKeys; track key) {
            <div>
              <dt>
                <v-kbd [keys]="key" /><span class="visually-hidden">{{ key }}</span>
              </dt>
              <dd>{{ t().help.planKeys[key] }}</dd>
            </div>
          }
        </dl>
      </section>
      <section>
        <h3>{{ t().help.renewal }}</h3>
        <dl>
          @for (key of renewalKeys; track key) {
            <div>
              <dt>
                <v-kbd [keys]="key" /><span class="visually-hidden">{{ key }}</span>
              </dt>
              <dd>{{ t().help.renewalKeys[key] }}</dd>
            </div>
          }
        </dl>
      </section>
      <section>
        <h3>{{ t().help.backups }}</h3>
        <dl>
          @for (key of backupKeys; track key) {
            <div>
              <dt>
                <v-kbd [keys]="key" /><span class="visually-hidden">{{ key }}</span>
              </dt>
              <dd>{{ t().help.backupKeys[key] }}</dd>
            </div>
          }
        </dl>
      </section>
    </div>
    <p class="hint">{{ t().help.hint }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      padding: 20px;
    }
    header {
      display: flex;
      justify-content: space-between;
    }
    .groups {
      columns: 3;
      column-gap: 32px;
    }
    section {
      break-inside: avoid;
      margin-block-end: 18px;
    }
    h3 {
      margin-block-end: 6px;
      color: var(--ink-3);
      font-size: var(--text-11);
    }
    dl div {
      display: flex;
      gap: 10px;
      padding: 3px 0;
    }
    dt {
      flex: 0 0 84px;
    }
  `,
})
export class ShortcutHelp {
  protected readonly dialog = inject(DialogRef);
  protected readonly groups = groups;
  protected readonly planKeys = planKeys;
  protected readonly renewalKeys = renewalKeys;
  protected readonly backupKeys = backupKeys;
  protected readonly t = injectTexts(shellTexts);
  protected readonly shared = injectTexts(sharedTexts);
}

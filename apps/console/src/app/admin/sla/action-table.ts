import { httpResource } from '@angular/common/http';
import { Component, input, model } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { type ThresholdAction, reference } from '@vigie/wire';
import * as z from 'zod';
import { slaTexts } from './sla.texts';

const people = z.object({ items: z.array(reference) });
type Flag = 'notifyAssignee' | 'notifyManagers' | 'notifyClient' | 'raisePriority';

/** What is done at each threshold. */
@Component({
  selector: 'app-action-table',
  template: `
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{{ t().actions.threshold }}</th>
          @for (flag of flags; track flag) {
            <th scope="col" [attr.title]="flag === 'notifyClient' ? t().actions.clientHint : null">
              {{ nameOf(flag) }}
            </th>
          }
          <th scope="col">{{ t().actions.reassign }}</th>
        </tr>
      </thead>
      <tbody>
        @for (action of actions(); track action.percent) {
          <tr>
            <th scope="row">
              {{ action.percent }}&nbsp;%
              @if (action.percent === 100) {
                <span class="muted">{{ t().actions.breach }}</span>
              }
            </th>
            @for (flag of flags; track flag) {
              <td>
                <input
                  type="checkbox"
                  [attr.aria-label]="t().actions.label(nameOf(flag), action.percent.toString())"
                  [checked]="action[flag]"
                  (change)="toggle(action, flag)"
                />
              </td>
            }
            <td>
              <select
                #choice
                class="select"
                [attr.aria-label]="t().actions.label(t().actions.reassign, action.percent.toString())"
                (change)="reassign(action, choice.value)"
              >
                <option value="" [selected]="action.reassignTo === null">{{ t().actions.keep }}</option>
                <option value="nobody" [selected]="action.reassignTo === 'nobody'">
                  {{ t().actions.nobody }}
                </option>
                @for (person of staff(); track person.id) {
                  <option [value]="person.id" [selected]="action.reassignTo === person.id">
                    {{ person.name }}
                  </option>
                }
              </select>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    th[scope='row'] {
      font-weight: var(--weight-strong);
      white-space: nowrap;
    }
    .select {
      min-height: 28px;
    }
  `,
})
export class ActionTable {
  readonly actions = model.required<readonly ThresholdAction[]>();
  /** Names of people who may have left since. */
  readonly names = input.required<Readonly<Record<string, string>>>();
  protected readonly t = injectTexts(slaTexts);
  protected readonly flags: readonly Flag[] = [
    'notifyAssignee',
    'notifyManagers',
    'notifyClient',
    'raisePriority',
  ];
  readonly #people = httpResource(() => '/api/assignees', { parse: (raw) => people.parse(raw) });

  /** Those who may take a ticket, and whoever is named already. */
  protected staff(): { id: string; name: string }[] {
    const list = this.#people.hasValue() ? this.#people.value().items : [];
    const named = this.actions().flatMap(({ reassignTo: id }) =>
      id && id !== 'nobody' && !list.some((one) => one.id === id)
        ? [{ id, name: this.names()[`person:${id}`] ?? id }]
        : [],
    );
    return [...list, ...named];
  }

  protected nameOf(flag: Flag): string {
    const { assignee, managers, client, raise } = this.t().actions;
    return { notifyAssignee: assignee, notifyManagers: managers, notifyClient: client, raisePriority: raise }[
      flag
    ];
  }

  protected toggle(action: ThresholdAction, flag: Flag): void {
    this.#change(action, { [flag]: !action[flag] });
  }

  protected reassign(action: ThresholdAction, value: string): void {
    this.#change(action, { reassignTo: value === '' ? null : value });
  }

  #change({ percent }: ThresholdAction, change: Partial<ThresholdAction>): void {
    this.actions.update((list) => list.map((one) => (one.percent === percent ? { ...one, ...change } : one)));
  }
}

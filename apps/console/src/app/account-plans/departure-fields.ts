import { Component, computed, input, model, signal } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { AccountField } from './account-field';
import { AccountsField } from './accounts-field';
import { type FactsOf, type FieldProblems, linesOf, orNull } from './plan-form';
import { planFormTexts } from './plan-form.texts';

type Fate = FactsOf<'departure'>['devices'][string];

/** What a departure is made from. */
@Component({
  selector: 'app-departure-fields',
  imports: [AccountField, AccountsField, Icon],
  templateUrl: './departure-fields.html',
  styles: `
    fieldset {
      padding: 0;
      border: 0;
      margin: 0;
    }
    .check .hint {
      display: block;
    }
    .device {
      display: grid;
      grid-template-columns: 1fr auto auto;
      gap: 8px;
      align-items: center;
    }
    .device code {
      overflow-wrap: anywhere;
      font-family: var(--mono);
      font-size: var(--text-12);
    }
  `,
  host: { class: 'stack' },
})
export class DepartureFields {
  readonly facts = model.required<FactsOf<'departure'>>();
  readonly clientId = input.required<string>();
  readonly problems = input.required<FieldProblems>();

  protected readonly t = injectTexts(planFormTexts);
  protected readonly mailboxes = ['convert-to-shared', 'delete'] as const;
  protected readonly fates = ['retire', 'wipe'] as const;
  protected readonly devices = computed(() =>
    Object.entries(this.facts().devices).map(([id, fate]) => ({ id, fate })),
  );
  protected readonly device = signal('');
  protected readonly orNull = orNull;
  protected readonly linesOf = linesOf;

  protected set(change: Partial<FactsOf<'departure'>>): void {
    this.facts.set({ ...this.facts(), ...change });
  }

  protected addDevice(event: Event): void {
    event.preventDefault();
    const id = this.device().trim();
    if (id === '') return;
    this.setFate(id, 'retire');
    this.device.set('');
  }

  protected setFate(id: string, fate: string): void {
    const known: Fate = fate === 'wipe' ? 'wipe' : 'retire';
    this.set({ devices: { ...this.facts().devices, [id]: known } });
  }

  protected removeDevice(id: string): void {
    this.set({
      devices: Object.fromEntries(Object.entries(this.facts().devices).filter(([key]) => key !== id)),
    });
  }
}

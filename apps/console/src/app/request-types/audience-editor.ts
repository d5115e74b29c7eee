import { httpResource } from '@angular/common/http';
import { Component, computed, model } from '@angular/core';
import { askers, formulas, type RequestTypeContent } from '@vigie/rules';
import { injectTexts, sharedTexts } from '@vigie/ui';
import { client, page, person } from '@vigie/wire';
import { requestTypeTexts } from './request-types.texts';

const clients = page(client);
const people = page(person);
const approvalBy = ['nobody', 'approvers', 'contacts'] as const;

/** Who may ask for a type of request, and who agrees. */
@Component({
  selector: 'app-audience-editor',
  templateUrl: './audience-editor.html',
  styles: `
    :host {
      display: grid;
      gap: 14px;
    }
    fieldset {
      padding: 0;
      border: 0;
    }
    .checks {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 16px;
      padding-block-start: 4px;
    }
    .long {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(220px, 1fr));
      gap: 6px 16px;
      max-height: 180px;
      overflow: auto;
      padding: 4px;
    }
  `,
})
export class AudienceEditor {
  readonly content = model.required<RequestTypeContent>();
  protected readonly t = injectTexts(requestTypeTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly askers = askers;
  protected readonly formulas = formulas;
  protected readonly approvalBy = approvalBy;
  protected readonly clients = httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
    parse: (raw) => clients.parse(raw).items,
  });
  protected readonly contacts = httpResource(
    () =>
      this.content().approval.by === 'contacts'
        ? { url: '/api/people', params: { kind: 'contact', limit: 200 } }
        : undefined,
    { parse: (raw) => people.parse(raw).items },
  );
  protected readonly someClients = computed(() => (this.clients.hasValue() ? this.clients.value() : []));
  protected readonly someContacts = computed(() => (this.contacts.hasValue() ? this.contacts.value() : []));

  protected setPeople(value: string): void {
    const people = askers.find((one) => one === value) ?? 'requesters';
    this.#audience({ people });
  }

  protected toggleFormula(formula: (typeof formulas)[number], on: boolean): void {
    const others = this.content().audience.formulas.filter((one) => one !== formula);
    this.#audience({ formulas: on ? [...others, formula] : others });
  }

  protected toggleClient(id: string, on: boolean): void {
    const others = this.content().audience.clientIds.filter((one) => one !== id);
    this.#audience({ clientIds: on ? [...others, id] : others });
  }

  protected setBy(value: string): void {
    const by = approvalBy.find((one) => one === value) ?? 'nobody';
    const contactIds = by === 'contacts' ? this.content().approval.contactIds : [];
    this.content.set({ ...this.content(), approval: { by, contactIds } });
  }

  protected toggleContact(id: string, on: boolean): void {
    const { approval } = this.content();
    const others = approval.contactIds.filter((one) => one !== id);
    this.content.set({
      ...this.content(),
      approval: { ...approval, contactIds: on ? [...others, id] : others },
    });
  }

  #audience(part: Partial<RequestTypeContent['audience']>): void {
    this.content.set({ ...this.content(), audience: { ...this.content().audience, ...part } });
  }
}

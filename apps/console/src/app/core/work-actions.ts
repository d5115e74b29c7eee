import { Service, inject } from '@angular/core';
import { Dialogs, injectTexts } from '@vigie/ui';
import { shellTexts } from '../shell/shell.texts';

/** Panels that can be opened from anywhere; their code is fetched when they are. */
@Service()
export class WorkActions {
  readonly #dialogs = inject(Dialogs);
  readonly #t = injectTexts(shellTexts);

  async newTicket(): Promise<void> {
    const { NewTicketPanel } = await import('../tickets/new-ticket-panel');
    this.#dialogs.openPanel(NewTicketPanel, {
      label: this.#t().top.newTicket,
      width: '560px',
      focus: 'field',
    });
  }

  async phoneRequest(): Promise<void> {
    const { PhoneRequestPanel } = await import('../tickets/phone-request-panel');
    this.#dialogs.openPanel(PhoneRequestPanel, {
      label: this.#t().palette.phone,
      width: '560px',
      focus: 'field',
    });
  }

  async palette(): Promise<void> {
    const { Palette } = await import('../shell/palette');
    this.#dialogs.open(Palette, { label: this.#t().palette.label, width: '600px' });
  }

  async help(): Promise<void> {
    const { ShortcutHelp } = await import('../shell/shortcut-help');
    this.#dialogs.open(ShortcutHelp, { label: this.#t().help.title, width: '640px' });
  }
}

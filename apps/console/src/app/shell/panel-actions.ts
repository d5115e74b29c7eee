import { Injectable, inject } from '@angular/core';
import { Dialogs, injectTexts } from '@vigie/ui';
import { WorkActions } from '../core/work-actions';
import { shellTexts } from './shell.texts';

/** Opens the panels; their code is fetched when they are. */
@Injectable()
export class PanelActions extends WorkActions {
  readonly #dialogs = inject(Dialogs);
  readonly #t = injectTexts(shellTexts);

  override async newTicket(): Promise<void> {
    const { NewTicketPanel } = await import('../tickets/new/new-ticket-panel');
    this.#dialogs.openPanel(NewTicketPanel, {
      label: this.#t().top.newTicket,
      width: '560px',
      focus: 'field',
    });
  }

  override async phoneRequest(): Promise<void> {
    const { PhoneRequestPanel } = await import('../tickets/new/phone-request-panel');
    this.#dialogs.openPanel(PhoneRequestPanel, {
      label: this.#t().palette.phone,
      width: '560px',
      focus: 'field',
    });
  }

  override async palette(): Promise<void> {
    const { Palette } = await import('./palette');
    this.#dialogs.open(Palette, { label: this.#t().palette.label, width: '600px' });
  }

  override async help(): Promise<void> {
    const { ShortcutHelp } = await import('./shortcut-help');
    this.#dialogs.open(ShortcutHelp, { label: this.#t().help.title, width: '920px' });
  }
}

import { Dialog, DialogConfig, type DialogRef } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import { Service, inject } from '@angular/core';

export interface DialogOptions<D> {
  data?: D;
  /** Accessible name; the component shows the same words as its heading. */
  label: string;
  width?: string;
  /** What receives the focus: the first field of a form; else the first control. */
  focus?: 'field';
}

/** Dialogs and side panels on the CDK: focus is trapped, Escape closes, focus returns where it was. */
@Service()
export class Dialogs {
  readonly #dialog = inject(Dialog);

  /** In the middle: for what must interrupt. */
  open<R, D, C>(component: ComponentType<C>, options: DialogOptions<D>): DialogRef<R, C> {
    return this.#open<R, D, C>(component, options, 'v-dialog-panel');
  }

  /** From the right: for what is written beside the rest of the page. */
  openPanel<R, D, C>(component: ComponentType<C>, options: DialogOptions<D>): DialogRef<R, C> {
    return this.#open<R, D, C>(component, options, 'v-side-panel');
  }

  get anyOpen(): boolean {
    return this.#dialog.openDialogs.length > 0;
  }

  #open<R, D, C>(
    component: ComponentType<C>,
    options: DialogOptions<D>,
    panelClass: string,
  ): DialogRef<R, C> {
    const config = new DialogConfig<D, DialogRef<R, C>>();
    config.data = options.data ?? null;
    config.ariaLabel = options.label;
    if (options.focus) config.autoFocus = 'input, select, textarea';
    config.panelClass = panelClass;
    config.backdropClass = 'v-veil';
    config.width = options.width ?? '520px';
    config.maxWidth = 'calc(100vw - 24px)';
    return this.#dialog.open<R, D, C>(component, config);
  }
}

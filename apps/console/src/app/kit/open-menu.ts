import type { CdkMenuTrigger } from '@angular/cdk/menu';

/** Opens a menu by a shortcut, as if its button had been pressed by the keyboard: its first item has the focus. */
export function openMenu(trigger: CdkMenuTrigger | undefined): void {
  trigger?.open();
  trigger?.getMenu()?.focusFirstItem('keyboard');
}

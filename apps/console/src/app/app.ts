import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Theme, ToastList } from '@vigie/ui';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, ToastList],
  template: '<router-outlet /><v-toasts />',
})
export class App {
  // Reads the stored choice and writes it on <html>.
  protected readonly theme = inject(Theme);
}

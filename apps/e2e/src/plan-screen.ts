import type { Locator, Page } from 'playwright-core';

/** Plans of accounts on the console, as a technician works with them. */
export class PlanScreen {
  constructor(readonly page: Page) {}

  /** Prepares the plan of a ticket from its pane, and returns the plan. */
  async prepare(ticketId: string, before?: (panel: Page) => Promise<void>): Promise<string> {
    await this.page.goto(`/console/tickets/${ticketId}`);
    await this.page.getByRole('button', { name: 'Préparer le plan' }).click();
    await this.page.getByText(/^· \d+ étapes?$/).waitFor();
    await before?.(this.page);
    await this.page.getByRole('button', { name: 'Enregistrer' }).click();
    await this.page.waitForURL(/\/console\/accounts\/\d+$/);
    await this.page.getByRole('heading', { name: 'Étapes' }).waitFor();
    return /\d+$/.exec(this.page.url())?.[0] ?? '';
  }

  /** Launches it, now unless another moment is chosen in the dialog. */
  async launch(moment: string | RegExp = 'Maintenant', said = 'Plan lancé.'): Promise<void> {
    await this.page.getByRole('button', { name: 'Lancer', exact: true }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: moment }).check();
    await dialog.getByRole('button', { name: 'Lancer', exact: true }).click();
    await this.page.getByText(said).waitFor();
  }

  step(title: string): Locator {
    return this.page
      .locator('app-plan-step')
      .filter({ has: this.page.locator('.title', { hasText: title }) });
  }

  /** Says of a step that it was done by hand, and sees it done. */
  async done(title: string, evidence: string): Promise<void> {
    await this.step(title).getByRole('button', { name: 'Marquer comme fait' }).click();
    await this.page.getByLabel('Ce qui a été fait').fill(evidence);
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Marquer comme fait' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
}

/** A day some days from now, as requests hold it. */
export const dayIn = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

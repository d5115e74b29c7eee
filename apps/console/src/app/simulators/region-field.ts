import { Component, computed, input } from '@angular/core';
import { canHaveGoodFriday, holidayRegions, type HolidayRegion } from '@vigie/rules';
import { injectTexts } from '@vigie/ui';
import { adminTexts } from '../admin/admin.texts';
import { injectChange } from './simulator-query';
import { simulatorTexts } from './simulators.texts';

/** Whose public holidays, as the address says it: the region, and Good Friday where a commune can have it. */
export function regionOf(
  region: string | undefined,
  goodFriday: string | undefined,
): { region: HolidayRegion; goodFriday: boolean } {
  const known = holidayRegions.find((one) => one === region) ?? 'FR';
  return { region: known, goodFriday: goodFriday === 'true' && canHaveGoodFriday(known) };
}

@Component({
  selector: 'app-region-field',
  template: `
    <p class="field">
      <label for="simulator-region">{{ t().region }}</label>
      <select #region id="simulator-region" class="select" (change)="change('region', region.value)">
        @for (item of regions; track item) {
          <option [value]="item" [selected]="chosen().region === item">
            {{ admin().calendars.regions[item] }}
          </option>
        }
      </select>
    </p>
    @if (hasGoodFriday()) {
      <label class="check">
        <input
          #friday
          type="checkbox"
          [checked]="chosen().goodFriday"
          (change)="change('goodFriday', friday.checked)"
        />
        {{ admin().calendars.goodFriday }}
      </label>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 10px;
    }
  `,
})
export class RegionField {
  readonly chosen = input.required<{ region: HolidayRegion; goodFriday: boolean }>();
  protected readonly change = injectChange();
  protected readonly t = injectTexts(simulatorTexts);
  protected readonly admin = injectTexts(adminTexts);
  protected readonly regions = holidayRegions;
  protected readonly hasGoodFriday = computed(() => canHaveGoodFriday(this.chosen().region));
}

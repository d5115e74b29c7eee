import { DestroyRef, Service, computed, inject, signal } from '@angular/core';
import type { IconName } from '@vigie/ui';

/** Something that can be done with what is open, as the palette offers it. */
export interface WorkCommand {
  id: string;
  label: string;
  icon: IconName;
  /** The shortcut that does the same. */
  key?: string;
  /** What is done most: before the rest, whatever part offers it. */
  first?: boolean;
  /** One of many alike: offered once something is typed. */
  typed?: boolean;
  run: () => unknown;
}

type Source = () => readonly WorkCommand[];

/** What the parts of the open page can do; each part offers its own for as long as it lives. */
@Service()
export class Commands {
  readonly #sources = signal<readonly Source[]>([]);
  readonly all = computed(() =>
    this.#sources()
      .flatMap((source) => source())
      .toSorted((a, b) => Number(b.first ?? false) - Number(a.first ?? false)),
  );

  offer(source: Source): void {
    this.#sources.update((sources) => [...sources, source]);
    inject(DestroyRef).onDestroy(() =>
      this.#sources.update((sources) => sources.filter((one) => one !== source)),
    );
  }
}

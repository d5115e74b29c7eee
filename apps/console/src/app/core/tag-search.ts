import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { type Tag, tagList } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { tagNameIn, withoutTag } from './tag-words';

/** Finds the tag that a search names as `#word`. */
@Service()
export class TagSearch {
  readonly #http = inject(HttpClient);

  /** The search without its tag, and that tag; the search as it is when it names none that exists. */
  async split(search: string): Promise<{ q: string; tag: Tag | undefined }> {
    const name = tagNameIn(search);
    // Without an answer it is a search for words: the list says what failed.
    const tag = name === null ? undefined : await this.#find(name).catch(() => undefined);
    return { q: tag ? withoutTag(search) : search, tag };
  }

  async #find(name: string): Promise<Tag | undefined> {
    const answer = await firstValueFrom(this.#http.get('/api/tags', { params: { q: name } }));
    const { items } = tagList.parse(answer);
    return items.find((tag) => tag.name.toLowerCase() === name.toLowerCase()) ?? items[0];
  }
}

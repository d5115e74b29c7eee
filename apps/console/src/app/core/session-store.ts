import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import { LiveEvents, Locale } from '@vigie/ui';
import { type Locale as LocaleCode, type Permission, type Session, type SignIn, session } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';

/** Who is signed in; `undefined` until the server has been asked. */
@Service()
export class SessionStore {
  readonly #http = inject(HttpClient);
  readonly #live = inject(LiveEvents);
  readonly #locale = inject(Locale);
  readonly #session = signal<Session | null | undefined>(undefined);

  readonly session = this.#session.asReadonly();
  readonly person = computed(() => this.#session()?.person ?? null);
  readonly isStaff = computed(() => this.person()?.kind === 'staff');

  can(permission: Permission): boolean {
    return this.#session()?.permissions.includes(permission) ?? false;
  }

  /** The session as known, asked for once. */
  async current(): Promise<Session | null> {
    const known = this.#session();
    return known === undefined ? this.refresh() : known;
  }

  async refresh(): Promise<Session | null> {
    try {
      return this.#keep(session.parse(await firstValueFrom(this.#http.get('/api/session'))));
    } catch (error) {
      if (error instanceof HttpErrorResponse && error.status === 401) return this.#keep(null);
      throw error;
    }
  }

  async signIn(credentials: SignIn): Promise<Session | null> {
    return this.#keep(session.parse(await firstValueFrom(this.#http.post('/api/session', credentials))));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.#http.delete('/api/session'));
    this.#keep(null);
  }

  async useLocale(locale: LocaleCode): Promise<void> {
    this.#locale.use(locale);
    await firstValueFrom(this.#http.patch('/api/me', { locale }));
  }

  /** The server no longer knows us. */
  expire(): void {
    this.#keep(null);
  }

  #keep(value: Session | null): Session | null {
    this.#session.set(value);
    if (value) {
      this.#locale.use(value.locale);
      if (value.permissions.includes('account.own')) this.#live.start();
    } else {
      this.#live.stop();
    }
    return value;
  }
}

import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import { Locale, LiveEvents } from '@vigie/ui';
import { type Permission, type Session, type SignIn, session as sessionSchema } from '@vigie/wire';
import { firstValueFrom, map } from 'rxjs';

/** Who is signed in. Read once, then kept until sign-out or until the server says it has expired. */
@Service()
export class SessionStore {
  readonly #http = inject(HttpClient);
  readonly #locale = inject(Locale);
  readonly #live = inject(LiveEvents);
  readonly #session = signal<Session | null | undefined>(undefined);
  readonly session = computed(() => this.#session() ?? null);
  readonly isClient = computed(() => this.session()?.person.kind === 'contact');
  readonly maySend = computed(() => this.can('requests.send'));

  can(permission: Permission): boolean {
    return this.session()?.permissions.includes(permission) ?? false;
  }

  /** The session of the cookie, or null; throws when the server cannot be reached. */
  async load(): Promise<Session | null> {
    const known = this.#session();
    if (known !== undefined) return known;
    try {
      return this.accept(await firstValueFrom(this.#read('GET')));
    } catch (error) {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) throw error;
      this.#session.set(null);
      return null;
    }
  }

  async signIn(credentials: SignIn): Promise<Session> {
    return this.accept(await firstValueFrom(this.#read('POST', credentials)));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.#http.delete('/api/session'));
    this.expire();
  }

  /** Takes a session the server just answered with. */
  accept(session: Session): Session {
    this.#session.set(session);
    this.#locale.use(session.locale);
    if (session.person.kind === 'contact') this.#live.start();
    return session;
  }

  expire(): void {
    this.#live.stop();
    this.#session.set(null);
  }

  #read(method: 'GET' | 'POST', body?: SignIn) {
    return this.#http
      .request(method, '/api/session', { body })
      .pipe(map((answer) => sessionSchema.parse(answer)));
  }
}

import { demoPassword, type Product } from './product';

/** Calls the API of a product as one of its people, as a script would. */
export class ApiClient {
  private constructor(
    private readonly product: Product,
    private readonly cookie: string,
  ) {}

  static async signIn(product: Product, email: string): Promise<ApiClient> {
    const answer = await fetch(`${product.url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: demoPassword }),
    });
    if (!answer.ok) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    return new ApiClient(product, cookie.join('; '));
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(`${this.product.url}${path}`, {
      method,
      headers: {
        Cookie: this.cookie,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** The body of a call that must succeed. */
  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.send(method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}

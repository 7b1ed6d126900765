// The program's own HTTP API. Answers are kept until something changes; errors carry the server's own words.
import type { Page } from './types';

export const kRoot = '/api/v1';
/** The largest page that the API gives: fewer trips for a whole list. */
export const kPage = 100;

export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Answers kept: those of a long reading, not those of a day. */
const kMostAnswers = 300;

const answers = new Map<string, Promise<unknown>>();
let token: Promise<string> | null = null;

export function forget(): void {
  answers.clear();
}

export function get<T>(path: string): Promise<T> {
  const known = answers.get(path);
  if (known) return known as Promise<T>;
  const asked = request<T>(path);
  answers.set(path, asked);
  const [oldest] = answers.keys();
  if (oldest !== undefined && answers.size > kMostAnswers) answers.delete(oldest);
  // A failure is asked again.
  asked.catch(() => answers.delete(path));
  return asked;
}

export async function send<T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  token ??= request<{ token: string }>('/session').then((session) => session.token);
  token.catch(() => (token = null));
  try {
    return await request<T>(path, {
      method,
      headers: { 'Content-Type': 'application/json', 'X-Sourcier-Token': await token },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    // The program was started anew: its token is another one.
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) token = null;
    throw error;
  } finally {
    forget();
  }
}

/** Asks whatever is kept. */
export async function request<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(kRoot + path, { ...init, headers: { Accept: 'application/json', ...init?.headers } });
  } catch {
    throw new ApiError('unreachable', 0);
  }
  const text = await response.text();
  const answer = parse(text);
  if (!response.ok) throw new ApiError(detailOf(answer) ?? response.statusText, response.status);
  return answer as T;
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

function detailOf(answer: unknown): string | null {
  if (!answer || typeof answer !== 'object') return null;
  const { detail, title } = answer as { detail?: unknown; title?: unknown };
  return typeof detail === 'string' ? detail : typeof title === 'string' ? title : null;
}

export function query(path: string, values: Record<string, string | number | null | undefined>): string {
  const kept = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return kept.length ? `${path}?${new URLSearchParams(kept.map(([key, value]) => [key, String(value)]))}` : path;
}

export const pathOf = (collection: string, id: string): string => `/${collection}/${encodeURIComponent(id)}`;

export function getPage<T>(path: string, after: string | null): Promise<Page<T>> {
  const [plain = path, search = ''] = path.split('?');
  const values = Object.fromEntries(new URLSearchParams(search));
  return get<Page<T>>(query(plain, { limit: kPage, ...values, after }));
}

/** The address of an export, of one story or of all, for a link with `download`. */
export function exportPath(format: string, story: string | null = null): string {
  return query(`${kRoot}/export`, { format, story });
}

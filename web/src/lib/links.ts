// Addresses that come from pages: only those of the web become links.

export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}

// What the browser remembers for the reader: language, light or dark, which marks are on. Nothing of it leaves
// the machine, and all works where the browser remembers nothing.

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`sourcier.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`sourcier.${name}`, value);
  } catch {
    // Storage is off: the choice holds until the page is closed.
  }
}

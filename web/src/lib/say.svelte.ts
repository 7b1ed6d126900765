// What is said to the reader in passing, on the page and to a screen reader.

class Voice {
  message = $state('');
  private timer = 0;

  say(message: string): void {
    this.message = message;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.message = ''), 8000);
  }
}

export const voice = new Voice();

// Light or dark: the system's choice until the reader makes one.
import { remember, remembered } from './memory';

export type Theme = 'light' | 'dark';

function systemTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

class ThemeChoice {
  now = $state<Theme>(systemTheme());

  start(): void {
    const chosen = remembered('theme');
    if (chosen === 'light' || chosen === 'dark') this.set(chosen);
  }

  toggle(): void {
    this.set(this.now === 'dark' ? 'light' : 'dark');
    remember('theme', this.now);
  }

  private set(theme: Theme): void {
    this.now = theme;
    document.documentElement.dataset.theme = theme;
  }
}

export const theme = new ThemeChoice();

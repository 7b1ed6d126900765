// Where the reader is. Links inside the program change the address without loading the page anew.
import { parseRoute, type Route } from './routes';

class Router {
  route = $state.raw<Route>(parseRoute(location.pathname, location.search));
  /** Grows with every move to another view: the view's heading takes the focus then. */
  moves = $state(0);

  start(): void {
    addEventListener('popstate', () => this.read());
    addEventListener('click', (event) => this.follow(event));
  }

  go(path: string, replace = false): void {
    const before = this.route;
    history[replace ? 'replaceState' : 'pushState'](null, '', path);
    this.read();
    if (before.view !== this.route.view || before.id !== this.route.id || before.other !== this.route.other) {
      scrollTo(0, 0);
      this.moves++;
    }
  }

  private read(): void {
    this.route = parseRoute(location.pathname, location.search);
  }

  private follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest('a');
    if (!link || link.target || link.hasAttribute('download')) return;
    const address = new URL(link.getAttribute('href') ?? '', location.href);
    if (address.origin !== location.origin || address.pathname.startsWith('/api/')) return;
    if (address.hash && address.pathname === location.pathname) return;
    event.preventDefault();
    this.go(address.pathname + address.search);
  }
}

export const router = new Router();

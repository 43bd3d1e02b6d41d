/** Where one is in the page, read from the address. Links are plain anchors; the browser keeps its own history. */
import { routeOf, type Route } from './route.ts';

export class Router {
  #route: Route = $state.raw(routeOf(location.hash));

  constructor() {
    addEventListener('hashchange', () => {
      this.#route = routeOf(location.hash);
    });
  }

  get route(): Route {
    return this.#route;
  }
}

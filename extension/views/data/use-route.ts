import {useEffect, useState} from 'preact/hooks';
import {parseRoute, printRoute, type Route} from '../route';

/** Where the page is, from the address bar. `go` adds a step to the history; `put` replaces the present one. */
export function useRoute() {
  const [route, setRoute] = useState<Route>(() => parseRoute(location.hash));
  useEffect(() => {
    const gone = new AbortController();
    window.addEventListener('hashchange', () => setRoute(parseRoute(location.hash)), {signal: gone.signal});
    return () => gone.abort();
  }, []);
  return {route, go: goTo, put: (next: Route) => putRoute(next, setRoute)};
}

function goTo(path: string): void {
  location.hash = path;
}

function putRoute(next: Route, setRoute: (route: Route) => void): void {
  history.replaceState(null, '', printRoute(next));
  setRoute(next);
}

/** Calls back after each change of the address, also those that a single-page app makes without a load. */
export function watchRoute(changed: () => void, signal: AbortSignal): void {
  // fires after the commit; `navigate` fires before it and for navigations that are then cancelled
  if ('navigation' in window) navigation.addEventListener('currententrychange', changed, {signal});
  window.addEventListener('hashchange', changed, {signal});
  window.addEventListener('popstate', changed, {signal});
}

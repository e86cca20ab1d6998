/**
 * The match pattern of one origin, port included where the browser knows ports in patterns (Firefox does not; there the
 * pattern covers the host).
 */
export function originPattern(origin: string, isFirefox: boolean = import.meta.env.FIREFOX): string {
  const {protocol, hostname, host} = new URL(origin);
  return `${protocol}//${isFirefox ? hostname : host}/*`;
}

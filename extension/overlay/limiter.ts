/** At most `count` times within any `windowMs`; a row that the page keeps wiping is left alone after that. */
export function createLimiter(count: number, windowMs: number): (now: number) => boolean {
  let times: number[] = [];
  return now => {
    times = times.filter(at => now - at < windowMs);
    if (times.length >= count) return false;
    times.push(now);
    return true;
  };
}

/** What can go wrong with an answer. The body is the vendor's own where the vendor has one. */
export const FAULT_KINDS = [
  'unauthorised',
  'forbidden-bare',
  'forbidden',
  'too-many',
  'server-error',
  'html',
  'truncated',
  'hang',
  'reset',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export type Fault = {
  kind: FaultKind;
  /** How many requests it hits. */
  times: number;
  /** Seconds, sent as Retry-After; absent = no such header. */
  retryAfter?: number | undefined;
  /** Only requests whose path and query contain this. */
  path?: string | undefined;
  /** Requests of the admin app in a browser, not those with a key. */
  browser?: boolean | undefined;
};

/** Answers `too-many` once more than `requests` arrived within the last `windowMs`. */
export type Throttle = {requests: number; windowMs: number; kind: 'too-many' | 'forbidden-bare'; retryAfter?: number | undefined};

/** The faults that wait for requests, in the order in which they were scripted. */
export type Faults = {
  next(fault: Fault): void;
  clear(): void;
  waiting(): readonly Fault[];
  /** Delay before every answer. */
  latencyMs: number;
  throttle: Throttle | undefined;
  /** Takes the fault that this request meets; undefined = it is answered well. */
  take(request: {path: string; browser: boolean; at: number}): Pick<Fault, 'kind' | 'retryAfter'> | undefined;
};

export function createFaults(): Faults {
  const script: Fault[] = [];
  let recent: number[] = [];
  const faults: Faults = {
    next: fault => void script.push({...fault}),
    clear: () => {
      script.length = 0;
      recent = [];
      faults.latencyMs = 0;
      faults.throttle = undefined;
    },
    waiting: () => script,
    latencyMs: 0,
    throttle: undefined,
    take({path, browser, at}) {
      const place = script.findIndex(fault => (fault.browser ?? false) === browser && path.includes(fault.path ?? ''));
      const fault = script[place];
      if (fault) {
        fault.times -= 1;
        if (fault.times <= 0) script.splice(place, 1);
        return fault;
      }
      const throttle = faults.throttle;
      if (!throttle || browser) return undefined;
      recent = [...recent.filter(earlier => earlier > at - throttle.windowMs), at];
      return recent.length > throttle.requests ? throttle : undefined;
    },
  };
  return faults;
}

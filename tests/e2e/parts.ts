/** A part of the end-to-end tests that runs by itself. */
export type Part = {
  /** Browsers at once. */
  readonly workers: number;
  readonly report: string;
  /** Where what a failure leaves behind lies. */
  readonly output: string;
  readonly files:
    | {readonly testMatch: string[]; readonly testIgnore?: never}
    | {readonly testIgnore: string[]; readonly testMatch?: never};
};

/** What looks at every frame, or at how long our own work takes, and so needs the machine for itself. */
const MEASURING = [
  '**/e2e/panel.spec.ts',
  '**/e2e/scroll.spec.ts',
  '**/extension/dashboards/detect-time.spec.ts',
  '**/extension/overlay/matrix/{crowded,matrix,patreon}.spec.ts',
  '**/extension/overlay/ready.spec.ts',
];

export const PARTS = {
  together: {workers: 2, report: 'test-results/e2e.json', output: 'test-results/e2e', files: {testIgnore: MEASURING}},
  alone: {workers: 1, report: 'test-results/e2e-alone.json', output: 'test-results/e2e-alone', files: {testMatch: MEASURING}},
} as const satisfies Record<string, Part>;

export function isPart(name: string): name is keyof typeof PARTS {
  return name in PARTS;
}

/** A benchmark: what was measured, what it must reach, and whether it did. Figures and budget use the same names. */
export type Bench = () => Promise<{ok: boolean; figures: Record<string, unknown>; budget: Record<string, unknown>}>;

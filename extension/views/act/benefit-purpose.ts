/** One benefit of one month, as an address names it: `ID` or `ID.2026-11`. */
export type BenefitPurpose = {readonly benefit: string; readonly month: string | null};

export function printBenefitPurpose({benefit, month}: BenefitPurpose): string {
  return month === null ? benefit : `${benefit}.${month}`;
}

export function parseBenefitPurpose(purpose: string | undefined): BenefitPurpose | undefined {
  const [benefit, month] = purpose?.split('.', 2) ?? [];
  return benefit === undefined ? undefined : {benefit, month: month ?? null};
}

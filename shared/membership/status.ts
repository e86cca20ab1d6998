import type {Supporter} from '#shared/model/supporter';

export type MembershipKind = 'paid' | 'free' | 'none';
export type MembershipState = 'active' | 'cancelled' | 'declined' | 'refunded' | 'fraud' | 'none';
export type Status = {kind: MembershipKind; state: MembershipState; reasons: string[]; due: number | null};
export declare function deriveStatus(supporter: Supporter, now: number): Status;

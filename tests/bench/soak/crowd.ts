import type {FakeVendor, FaultKind} from '../../fakes/vendors/fake-vendor.ts';
import {createGhostFake, ghostMember} from '../../fakes/vendors/ghost.ts';
import {createHubspotFake} from '../../fakes/vendors/hubspot.ts';
import {hubspotContact} from '../../fakes/vendors/hubspot-contacts.ts';
import {createMailchimpFake} from '../../fakes/vendors/mailchimp.ts';
import {contact} from '../../fakes/vendors/mailchimp-audience.ts';
import {createPatreonFake} from '../../fakes/vendors/patreon.ts';
import {patreonMember} from '../../fakes/vendors/patreon-members.ts';
import type {Random} from '../../fixtures/random.ts';

/** Which people each vendor knows, as shares of all of them: whoever is in two is one person with two records. */
const SHARES = {
  ghost: [0, 0.4],
  mailchimp: [0.2, 0.7],
  patreon: [0.6, 0.9],
  // Whoever HubSpot knows typed their own address into a form: that proves nothing, so nobody else knows them here.
  hubspot: [0.9, 1],
} as const;
export type SoakVendor = keyof typeof SHARES;
export const SOAK_VENDORS = Object.keys(SHARES) as SoakVendor[];

/** The people of a vendor, counted from 1. */
export function peopleOf(vendor: SoakVendor, people: number): number[] {
  const [from, to] = SHARES[vendor];
  const first = Math.round(people * from);
  return Array.from({length: Math.round(people * to) - first}, (_, at) => first + at + 1);
}

/** The vendor's stand-in with its people, at an address of loopback. */
export function fakeOf(vendor: SoakVendor, people: number, host: string): FakeVendor {
  const numbers = peopleOf(vendor, people);
  switch (vendor) {
    case 'ghost': {
      const fake = createGhostFake(0, host);
      for (const member of numbers.map(number => ghostMember(number))) fake.members.set(member.id, member);
      return fake;
    }
    case 'mailchimp': {
      const fake = createMailchimpFake(0, host);
      for (const one of numbers.map(number => contact(number))) fake.contacts.set(one.unique_email_id, one);
      return fake;
    }
    case 'patreon': {
      const fake = createPatreonFake(0, host);
      for (const member of numbers.map(number => patreonMember(number))) fake.members.set(member.id, member);
      return fake;
    }
    case 'hubspot': {
      const fake = createHubspotFake(0, host);
      for (const one of numbers.map(number => hubspotContact(number))) fake.contacts.set(one.id, one);
      return fake;
    }
  }
}

export type Trouble = {
  /** Share of answers that go wrong. */
  share: number;
  readonly random: Random;
  /** What may go wrong. */
  readonly kinds: readonly FaultKind[];
  /** How often each kind happened. */
  readonly met: Map<string, number>;
  /** Answers so far. */
  answers: number;
  onAnswer: (() => void) | undefined;
};

/** The vendor as it is on a bad day: each fault as likely as the others. */
export function troubled(fake: FakeVendor, trouble: Trouble): Pick<FakeVendor, 'fetch'> {
  return {
    fetch(request) {
      trouble.answers += 1;
      trouble.onAnswer?.();
      if (trouble.random.chance(trouble.share)) {
        const kind = trouble.random.pick(trouble.kinds);
        trouble.met.set(kind, (trouble.met.get(kind) ?? 0) + 1);
        fake.faults.push(kind);
      }
      fake.asked.length = 0;
      return fake.fetch(request);
    },
  };
}

/** The number of the person that a record is about: every vendor's stand-in writes it into the address. */
export function numberOf(email: string | undefined): number {
  return Number(/^member(\d+)@example\.org$/.exec(email ?? '')?.[1] ?? Number.NaN);
}

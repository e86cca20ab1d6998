import type {ConnectedVendor} from '#shared/protocol/connect';
import type {FakeVendor} from '../fakes/vendors/fake-vendor.ts';
import {createGhostFake} from '../fakes/vendors/ghost.ts';
import {ghostEvent} from '../fakes/vendors/ghost-events.ts';
import {createHubspotFake} from '../fakes/vendors/hubspot.ts';
import {createMailchimpFake} from '../fakes/vendors/mailchimp.ts';
import {createYoutubeFake} from '../fakes/vendors/youtube.ts';
import {youtubeThread} from '../fakes/vendors/youtube-state.ts';

const LATELY = Date.UTC(2026, 10, 19);

/** Stand-ins whose people did something, where those of the contract did nothing: what is told of it is asked for too. */
export const BUSY: Partial<Record<ConnectedVendor, (people: number) => FakeVendor>> = {
  ghost(people) {
    const fake = createGhostFake(people);
    const member = [...fake.members.keys()][0] ?? '';
    fake.events.push(
      ghostEvent(1, 'email_opened_event', {
        created_at: new Date(LATELY).toISOString(),
        member,
        email: {id: 'e1', subject: 'The tenth letter'},
      }),
    );
    return fake;
  },
  hubspot(people) {
    const fake = createHubspotFake(people);
    const [contact] = fake.contacts.values();
    if (contact !== undefined) contact.properties.hs_email_last_open_date = new Date(LATELY).toISOString();
    return fake;
  },
  mailchimp(people) {
    const fake = createMailchimpFake(people);
    fake.campaigns.push({id: 'aaa', subject: 'The tenth letter', sentAt: LATELY});
    fake.dids.push({campaign: 'aaa', contact: 'u2', action: 'open', at: LATELY + 60_000});
    return fake;
  },
  youtube(people) {
    const fake = createYoutubeFake(people);
    fake.threads.push(youtubeThread(1));
    return fake;
  },
};

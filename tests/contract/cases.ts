import {bluesky} from '../../worker/connectors/bluesky.ts';
import {discord} from '../../worker/connectors/discord.ts';
import {ghost} from '../../worker/connectors/ghost.ts';
import {hubspot} from '../../worker/connectors/hubspot.ts';
import {kit} from '../../worker/connectors/kit.ts';
import {mailchimp} from '../../worker/connectors/mailchimp.ts';
import {patreon} from '../../worker/connectors/patreon.ts';
import {youtube} from '../../worker/connectors/youtube.ts';
import {createBlueskyFake} from '../fakes/vendors/bluesky.ts';
import {createDiscordFake} from '../fakes/vendors/discord.ts';
import {createGhostFake} from '../fakes/vendors/ghost.ts';
import {createHubspotFake} from '../fakes/vendors/hubspot.ts';
import {createKitFake} from '../fakes/vendors/kit.ts';
import {createMailchimpFake} from '../fakes/vendors/mailchimp.ts';
import {createPatreonFake} from '../fakes/vendors/patreon.ts';
import {createYoutubeFake} from '../fakes/vendors/youtube.ts';
import type {ConnectorCase} from './connector.ts';

/** Every connector with its vendor's stand-in: what is promised of connectors is tried on each of these. */
export const CASES: readonly ConnectorCase[] = [
  {connector: bluesky, vendor: (people: number) => createBlueskyFake(people), pageSize: 100, morePages: 1, isUncounted: true},
  {
    connector: discord,
    vendor: (people: number) => createDiscordFake(people),
    pageSize: 1000,
    isUncounted: true,
    except: {
      'cursor-expired': {
        outcome: {kind: 'refused', as: ['unexpected-shape']},
        why: 'a place is the highest user id that was read, and that does not expire',
      },
    },
  },
  {connector: ghost, vendor: (people: number) => createGhostFake(people), pageSize: 100},
  {connector: hubspot, vendor: (people: number) => createHubspotFake(people), pageSize: 100},
  {connector: kit, vendor: (people: number) => createKitFake(people), pageSize: 500},
  {connector: mailchimp, vendor: (people: number) => createMailchimpFake(people), pageSize: 500},
  {connector: patreon, vendor: (people: number) => createPatreonFake(people), pageSize: 250},
  {
    connector: youtube,
    vendor: (people: number) => createYoutubeFake(people),
    pageSize: 1000,
    except: {
      'not-found': {outcome: {kind: 'withheld'}, why: 'a channel without memberships is answered so: its members stay unknown'},
    },
  },
];

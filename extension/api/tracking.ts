import {type Tracking, type TrackingRules, trackingSchema} from '#shared/protocol/track';
import {request, type Server} from './client';

/** What counts on the creator's own site, and what came in today. */
export function readTracking(server: Server): Promise<Tracking> {
  return request(server, {path: '/v1/tracking', schema: trackingSchema});
}

/** Switches it on, or changes what counts. */
export function startTracking(server: Server, rules: TrackingRules): Promise<Tracking> {
  return request(server, {path: '/v1/tracking', body: rules, schema: trackingSchema});
}

/** Makes another key: pages with the old one stop counting. */
export function rotateTrackKey(server: Server): Promise<Tracking> {
  return request(server, {path: '/v1/tracking/key', body: {}, schema: trackingSchema});
}

export function stopTracking(server: Server): Promise<Tracking> {
  return request(server, {path: '/v1/tracking', method: 'DELETE', schema: trackingSchema});
}

import {describe, expect, it} from 'vitest';
import {call, useFixedWorld} from '../harness.ts';

useFixedWorld();

describe('the snippet for a creator’s own site', () => {
  it('is delivered to anybody in less than 2 kB, for pages of any origin and policy', async () => {
    const answer = await call('/v1/track.js', {headers: {origin: 'https://ada.example'}});
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(answer.headers.get('set-cookie')).toBeNull();
    const bytes = (await answer.arrayBuffer()).byteLength;
    expect(bytes).toBeGreaterThan(500);
    expect(bytes).toBeLessThan(2_048);
  });
});

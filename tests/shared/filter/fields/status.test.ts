import {describe, expect, it} from 'vitest';
import {readExport} from '#shared/csv/read-export';
import type {RecordFields} from '#shared/model/record';
import {Community, contact, member} from '../../../fixtures/community.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const at = (day: string) => Date.parse(`${day}T10:00:00Z`);
const paid: RecordFields = {paid: true, vendorState: 'active', lastChargeStatus: 'paid', lastChargeAt: at('2026-11-01')};

/** A community with somebody in each state. */
function community(now = NOW): Community {
  return new Community({
    now,
    readings: [
      member('Active', {...paid, joinedAt: at('2024-03-01')}),
      member('New and declined', {
        paid: true,
        vendorState: 'declined',
        lastChargeStatus: 'declined',
        lastChargeAt: at('2026-11-05'),
        joinedAt: at('2026-11-05'),
      }),
      member('New and free', {paid: false, vendorState: 'free', joinedAt: at('2026-11-02')}),
      member('Free for years', {paid: false, vendorState: 'free', joinedAt: at('2020-01-02')}),
      member('Leaving', {...paid, vendorState: 'former', cancelledAt: at('2026-11-10'), accessUntil: at('2026-12-01')}),
      member('Gone', {...paid, vendorState: 'former', cancelledAt: at('2026-09-10'), accessUntil: at('2026-10-01')}),
      member('Refunded, goes on', {...paid, lastChargeStatus: 'refunded'}),
      member('Refunded and gone', {...paid, vendorState: 'former', lastChargeStatus: 'refunded', cancelledAt: at('2026-11-02')}),
      member('Fraud', {...paid, lastChargeStatus: 'fraud'}),
      contact('reader@example.org', {mailState: 'subscribed'}),
    ],
  });
}

describe('a filter on status', () => {
  const {found, sorted} = bound(community());

  it('mixes kind, state and "new this month" freely (ARM-3)', () => {
    expect(found('flag:new-this-month')).toEqual(['New and declined', 'New and free']);
    expect(found('flag:new-this-month kind:free')).toEqual(['New and free']);
    expect(found('flag:new-this-month state:declined')).toEqual(['New and declined']);
    expect(found('kind:free or state:declined')).toEqual(['Free for years', 'New and declined', 'New and free']);
  });

  it('finds the paid members, whatever became of their charge (ARM-5)', () => {
    const paying = ['Active', 'Fraud', 'Gone', 'Leaving', 'New and declined', 'Refunded and gone', 'Refunded, goes on'];
    expect(found('kind:paid')).toEqual(paying);
    expect(found('kind:paid -state:cancelled')).not.toContain('Gone');
  });

  it('finds the free members, and not who only reads the newsletter (ARM-7)', () => {
    expect(found('kind:free')).toEqual(['Free for years', 'New and free']);
    expect(found('kind:none')).toEqual(['reader@example.org']);
  });

  it('finds the active ones, who have paid or are due to be billed (ARM-10)', () => {
    expect(found('kind:paid state:active')).toEqual(['Active', 'Leaving']);
  });

  it('finds who cancelled and has no access any more (ARM-11)', () => {
    expect(found('state:cancelled')).toEqual(['Gone']);
  });

  it('moves a leaver to cancelled only after the paid period, by the clock alone (ARM-12)', () => {
    expect(bound(community(at('2026-11-30'))).found('state:cancelled')).toEqual(['Gone']);
    expect(bound(community(at('2026-12-02'))).found('state:cancelled')).toEqual(['Gone', 'Leaving']);
  });

  it('lists who has cancelled among the active until access ends, and knows them apart (ARM-13)', () => {
    expect(found('state:active flag:leaving')).toEqual(['Leaving']);
    expect(found('state:active cancelled:*')).toEqual(['Leaving']);
    expect(found('access-until:<in-14d')).toEqual(['Leaving']);
  });

  it('finds who joined in this calendar month, not in the last thirty days (ARM-16)', () => {
    expect(found('flag:new-this-month')).toEqual(found('joined:this-month'));
    expect(bound(community(at('2026-12-03'))).found('flag:new-this-month')).toEqual([]);
    expect(bound(community(at('2026-12-03'))).found('joined:<30d')).toEqual(['New and declined']);
  });

  it('finds who was declined at the last attempt (ARM-17)', () => {
    expect(found('state:declined')).toEqual(['New and declined']);
    expect(found('charge:declined')).toEqual(['New and declined']);
    expect(found('declined-since:<30d')).toEqual(['New and declined']);
    expect(found('declined-since:>30d')).toEqual([]);
  });

  it('finds whose last charge was refunded (ARM-19)', () => {
    expect(found('charge:refunded')).toEqual(['Refunded and gone', 'Refunded, goes on']);
    expect(found('state:refunded')).toEqual(['Refunded and gone', 'Refunded, goes on']);
  });

  it('finds who was refunded and will renew all the same (ARM-20)', () => {
    expect(found('flag:refunded-not-cancelled')).toEqual(['Refunded, goes on']);
  });

  it('finds fraud apart from all else (ARM-21)', () => {
    expect(found('state:fraud')).toEqual(['Fraud']);
    expect(found('charge:fraud')).toEqual(['Fraud']);
    expect(found('kind:paid state:active')).not.toContain('Fraud');
  });

  it('puts money at risk first when sorted by status (ARM-45)', () => {
    const refunded = ['Refunded and gone', 'Refunded, goes on'];
    expect(sorted('kind:paid', 'state')).toEqual(['New and declined', 'Active', 'Leaving', ...refunded, 'Fraud', 'Gone']);
    expect(sorted('kind:paid', '-state')).toEqual(['Gone', 'Fraud', ...refunded, 'Active', 'Leaving', 'New and declined']);
  });
});

describe('members without a word in the status column', () => {
  const text = [
    'Name,Email,Patron Status,Patronage Since Date,Lifetime Amount,User ID',
    'Ada,ada@example.org,Active patron,2025-01-03,40.00,1',
    'Bela,bela@example.org,,,0.00,2',
    'Cyd,,,,0.00,3',
    'Dov,dov@example.org,Former patron,2024-01-03,12.00,4',
  ].join('\n');
  const file = readExport({text, asOf: NOW});
  if (!file.ok) throw new Error(file.problem.code);
  const {found} = bound(new Community({now: NOW, readings: file.readings}));

  it('are unpaid (ARM-46)', () => {
    expect(found('-kind:paid')).toEqual(['Bela', 'Cyd']);
    expect(found('state:cancelled')).toEqual(['Dov']);
  });

  it('are listed with their addresses (ARM-47)', () => {
    expect(found('-kind:paid email:*')).toEqual(['Bela']);
    expect(found('-kind:paid -email:*')).toEqual(['Cyd']);
  });
});

function bound(community: Community) {
  return {
    found: (text: string) => community.found(text),
    sorted: (text: string, by: string) => community.sorted(text, by),
  };
}

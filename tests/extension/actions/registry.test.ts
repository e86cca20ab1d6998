import {describe, expect, it} from 'vitest';
import type {Supporter} from '#shared/model/supporter';
import {ACT_IDS} from '../../../extension/actions/act-path.ts';
import type {ActionContext} from '../../../extension/actions/action.ts';
import {refund} from '../../../extension/actions/refund.ts';
import {actions} from '../../../extension/actions/registry.ts';
import {supporter} from '../mirror/people.ts';

const ada = supporter({number: 1, name: 'Ada', email: 'ada@example.org'});
const order = {
  id: 'x1',
  product: 'Zine',
  at: 0,
  status: 'complete' as const,
  paid: {minorUnits: 100, currency: 'USD'},
  record: 'gumroad/account/buyer/ada',
};
const withOrder: Supporter = {...ada, orders: {count: 1, spent: [], newest: [order]}};
const withAddress = supporter({number: 1, fields: {address: {street: 'Linden Road 1'}}});

function offered(person: Supporter | undefined): string[] {
  const who = {id: person?.id, email: person?.email?.value ?? 'ada@example.org', supporter: person};
  return actions.filter(action => action.available(who)).map(({id}) => id);
}

describe('the quick actions', () => {
  it('have names of their own, and dialogs that an address can name', () => {
    expect(new Set(actions.map(({id}) => id)).size).toBe(actions.length);
    for (const {dialog} of actions) if (dialog !== undefined) expect(ACT_IDS).toContain(dialog.act);
    // A dialog that no action leads to could be reached by typing alone.
    const led = new Set(actions.map(({dialog}) => dialog?.act));
    expect(ACT_IDS.filter(act => !led.has(act))).toEqual([]);
  });

  it('for one person are those that fit: nothing to refund for who bought nothing, no label without an address', () => {
    expect(offered(ada)).not.toEqual(expect.arrayContaining(['refund']));
    expect(offered(ada)).toEqual(expect.arrayContaining(['ask-address', 'invite', 'note', 'tag', 'block']));
    expect(offered(withOrder)).toEqual(expect.arrayContaining(['refund', 'orders']));
    expect(offered(withAddress)).toContain('labels');
    expect(offered(withAddress)).not.toContain('ask-address');
    expect(offered(undefined)).toEqual(['copy-email']);
  });

  it('never invite who left a newsletter, bounced or complained (J9)', () => {
    const by = {record: 'ghost/site/member/1', source: 'api' as const, asOf: 0};
    for (const state of ['subscribed', 'pending', 'unsubscribed', 'cleaned', 'complained'] as const) {
      expect(offered({...ada, mail: {state, by}})).not.toContain('invite');
    }
    expect(offered({...ada, mail: {state: 'none', by}})).toContain('invite');
  });

  it('that write to a service are offered on those whom it knows: a role is taken from who has one (J5)', () => {
    const at = (vendor: string, fields: Supporter['records'][number]['fields'] = {}): Supporter => ({
      ...ada,
      records: ada.records.map(record => ({...record, key: `${vendor}/account/user/1`, fields})),
    });
    expect(offered(at('discord'))).toContain('give-role');
    expect(offered(at('discord'))).not.toContain('take-role');
    expect(offered(at('discord', {roles: ['Patron']}))).toContain('take-role');
    expect(offered(at('hubspot'))).toContain('write-field');
    expect(offered(at('patreon'))).not.toEqual(expect.arrayContaining(['write-field', 'give-role']));
  });

  it('for many alone are offered on nobody', () => {
    const many = actions.filter(({scope}) => scope === 'many').map(({id}) => id);
    expect(many).toEqual(expect.arrayContaining(['untag', 'export-csv', 'credits']));
    expect(offered(withOrder).filter(id => many.includes(id))).toEqual([]);
  });

  it('open their dialog at an address that names the person', async () => {
    const opened: string[] = [];
    const context = {open: async (path: string) => void opened.push(path)} as unknown as ActionContext;
    await refund.run({id: withOrder.id, email: undefined, supporter: withOrder}, context);
    expect(opened).toEqual([`#/supporters/${withOrder.id}?act=refund`]);
  });
});

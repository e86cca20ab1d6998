import {expect} from '@playwright/test';
import {type Listed, nameOf, test} from './stub-fixtures.ts';

const range = (from: number, count: number) => Array.from({length: count}, (_, n) => from + n);

/** Every row has exactly one chip, and it is its own. */
async function expectOwnChips(listed: Listed, members: readonly number[]): Promise<void> {
  await expect
    .poll(async () => {
      const rows = await listed.chips();
      const wrong = rows.filter(({member, chips}) => chips.length !== 1 || !nameOf(member).test(chips[0] ?? ''));
      return {members: rows.map(({member}) => member), wrong};
    })
    .toEqual({members: [...members], wrong: []});
}

test('each row gets exactly one chip, its own', async ({listed}) => {
  await expectOwnChips(listed, range(1, 12));
  expect(await listed.run('hosts()')).toBe(12);
});

test('a row whose text and link are rewritten in place gets the new person’s chip', async ({listed}) => {
  await expectOwnChips(listed, range(1, 12));
  await listed.run(`rewrite(${JSON.stringify(range(201, 12))})`);
  await expectOwnChips(listed, range(201, 12));
});

test('a list rendered by index keeps its rows and swaps the people', async ({listed}) => {
  await expectOwnChips(listed, range(1, 12));
  for (const members of [range(40, 12), range(7, 5), range(90, 30)]) {
    await listed.run(`show(${JSON.stringify(members)})`);
    await expectOwnChips(listed, members);
  }
  expect(await listed.run('errors')).toEqual([]);
});

test('an answer that comes after its row has changed is dropped', async ({listed}) => {
  await expectOwnChips(listed, range(1, 12));
  await listed.tell({delayMs: 400});
  await listed.run(`rewrite(${JSON.stringify(range(301, 12))})`);
  await listed.page.waitForTimeout(150);
  await listed.run(`rewrite(${JSON.stringify(range(501, 12))})`);
  for (const until = Date.now() + 900; Date.now() < until; await listed.page.waitForTimeout(40)) {
    for (const {member, chips} of await listed.chips()) {
      expect(chips).toHaveLength(1);
      // nothing yet, or its own: never that of who stood there before
      if (chips[0] !== '') expect(chips[0]).toMatch(nameOf(member));
    }
  }
  await expectOwnChips(listed, range(501, 12));
});

test('a chip is blank in the very task in which its row becomes somebody else’s', async ({listed}) => {
  await expectOwnChips(listed, range(1, 12));
  await listed.tell({delayMs: 2_000});
  await listed.run(`rewrite(${JSON.stringify(range(601, 12))})`);
  expect((await listed.chips()).flatMap(({chips}) => chips)).toEqual(range(0, 12).map(() => ''));
});

test('a cloned row gets a chip of its own and loses the copy', async ({listed}) => {
  await expectOwnChips(listed, range(1, 12));
  await listed.run(`rows()[0].parentElement.append(rows()[0].cloneNode(true))`);
  await expectOwnChips(listed, [...range(1, 12), 1]);
});

test('a chip that the page wipes comes back five times, then the row is left alone', async ({listed}) => {
  await expectOwnChips(listed, range(1, 12));
  const wipe = 'rows()[0].querySelector("[data-regulars]")?.remove()';
  for (let times = 1; times <= 5; times += 1) {
    await listed.run(wipe);
    await expect.poll(() => listed.run('rows()[0].querySelectorAll("[data-regulars]").length')).toBe(1);
  }
  await listed.run(wipe);
  await listed.page.waitForTimeout(300);
  expect(await listed.run('hosts()')).toBe(11);
});

test('a second injection takes over and leaves one chip a row', async ({listed}) => {
  await expectOwnChips(listed, range(1, 12));
  await listed.stub.background.evaluate(async () => {
    const [tab] = await chrome.tabs.query({active: true});
    await chrome.scripting.executeScript({target: {tabId: tab?.id ?? 0}, files: ['overlay.js']});
  });
  await expectOwnChips(listed, range(1, 12));
  await listed.run(`show(${JSON.stringify(range(1, 20))})`);
  await expectOwnChips(listed, range(1, 20));
  expect(await listed.run('document.querySelectorAll("body > [data-regulars]").length')).toBe(1);
});

test('leaving the list takes everything away, and coming back brings it again', async ({listed}) => {
  await expectOwnChips(listed, range(1, 12));
  for (let trip = 0; trip < 8; trip += 1) {
    await listed.run(trip % 2 === 0 ? 'location.hash = "#/posts"' : 'history.pushState({}, "", "#/posts")');
    await expect.poll(() => listed.run('hosts() + others()'), {timeout: 3_000}).toBe(0);
    await listed.run(trip % 2 === 0 ? 'history.pushState({}, "", "#/members")' : 'location.hash = "#/members?filter=x"');
    await expectOwnChips(listed, range(1, 12));
  }
  expect(await listed.run('errors')).toEqual([]);
});

test('a list that is replaced as a whole is found again', async ({listed}) => {
  await expectOwnChips(listed, range(1, 12));
  await listed.run(`(() => {
    const old = document.querySelector('[data-testid=members-page]');
    const copy = old.cloneNode(true);
    for (const host of copy.querySelectorAll('[data-regulars]')) host.remove();
    old.replaceWith(copy);
  })()`);
  await expectOwnChips(listed, range(1, 12));
});

test('hiding removes everything in the tab at once, and showing brings it back', async ({listed}) => {
  await expectOwnChips(listed, range(1, 12));
  await listed.stub.background.evaluate(() => chrome.storage.local.set({hidden: true}));
  await expect.poll(() => listed.run('hosts() + others()')).toBe(0);
  await listed.stub.background.evaluate(() => chrome.storage.local.set({hidden: false}));
  await expectOwnChips(listed, range(1, 12));
});

test('a long list gets its chips near the window first and the others when they come near', async ({listed, list}) => {
  await listed.page.goto(`${list.url}?rows=2000#/members`);
  await expect.poll(() => listed.run<number>('hosts()')).toBeGreaterThan(10);
  expect(await listed.run<number>('hosts()')).toBeLessThan(200);
  await listed.run('rows()[1500].scrollIntoView()');
  await expect.poll(() => listed.run('rows()[1500].querySelectorAll("[data-regulars]").length')).toBe(1);
  await expect
    .poll(async () =>
      (await listed.chips())
        .filter(({chips}) => chips.length > 0)
        .every(({member, chips}) => nameOf(member).test(chips[0] ?? '')),
    )
    .toBe(true);
});

test('what the page shows is reported once it stands', async ({listed}) => {
  await expectOwnChips(listed, range(1, 12));
  const named = (await listed.chips()).filter(({chips}) => /^(Loyalty|Joined|Not scored)/.test(chips[0] ?? '')).length;
  await expect
    .poll(async () => (await listed.read()).reports.at(-1))
    .toMatchObject({rows: 12, recognised: named, adapter: 'Ghost'});
});

import {execFile} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect, test} from '@playwright/test';
import {page, person, times} from '../fixtures/pages/page.ts';
import {ROOT} from '../setup/root.ts';

const LIST = page(
  'Membres',
  `<h1>Membres</h1><p>1 234 membres</p><table><tr><th>Nom</th><th>E-mail</th></tr>${times(9, n => `<tr><td>${person(n).name}</td><td>${person(n).email}</td></tr>`)}</table><img src="http://127.0.0.1:PORT/seen.png">`,
  {lang: 'fr'},
);

type Ran = {code: number; out: string; err: string};

async function detect(...args: string[]): Promise<Ran> {
  const command = [join(ROOT, 'tests/cli/detect.ts'), ...args];
  try {
    const {stdout, stderr} = await promisify(execFile)(process.execPath, command, {cwd: ROOT});
    return {code: 0, out: stdout, err: stderr};
  } catch (error) {
    const {code, stdout, stderr} = error as {code: number; stdout: string; stderr: string};
    return {code, out: stdout, err: stderr};
  }
}

test.describe('npm run detect', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-detect-'));
  const file = join(folder, 'members.html');
  const asked: {path: string; language: string | undefined; cookie?: string | undefined}[] = [];
  let server: Server;
  let origin = '';

  test.beforeAll(async () => {
    server = createServer((ask, answer) => {
      const {cookie, 'accept-language': language} = ask.headers;
      asked.push({path: ask.url ?? '', language, ...(cookie === undefined ? {} : {cookie})});
      const headers = {'content-type': 'text/html', 'set-cookie': 'session=open; Max-Age=3600'};
      answer.writeHead(ask.url === '/members' ? 200 : 404, headers).end(LIST);
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const {port} = server.address() as AddressInfo;
    origin = `http://127.0.0.1:${port}`;
    writeFileSync(file, LIST.replace('PORT', String(port)));
  });
  test.beforeEach(() => void asked.splice(0));
  test.afterAll(() => {
    server.close();
    rmSync(folder, {recursive: true, force: true});
  });

  test('says what it sees in a saved page, and asks nobody for it', async () => {
    const {code, out} = await detect('--file', file);
    expect(code).toBe(0);
    const {verdict, rows, identity, samples, total, why} = JSON.parse(out);
    expect({verdict, rows, kind: identity.kind, total: total.count}).toEqual({
      verdict: 'people',
      rows: 9,
      kind: 'email',
      total: 1234,
    });
    expect(samples[0]).toEqual({identity: {kind: 'email', value: person(0).email}, cells: [person(0).name, person(0).email]});
    expect(why.every(({passed}: {passed: boolean}) => passed)).toBe(true);
    expect(asked).toEqual([]);
  });

  test('opens an address in the language that is asked for', async () => {
    const {code, out} = await detect('--url', `${origin}/members`, '--locale', 'fr');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({verdict: 'people', rows: 9, locale: 'fr'});
    expect(asked[0]).toEqual({path: '/members', language: expect.stringMatching(/^fr/)});
  });

  test('opens an address with the logins of a profile', async () => {
    const profile = join(folder, 'profile');
    mkdirSync(profile);
    const args = ['--url', `${origin}/members`, '--profile', profile];
    expect(JSON.parse((await detect(...args)).out)).toMatchObject({verdict: 'people'});
    expect(asked[0]?.cookie).toBeUndefined();
    await detect(...args);
    expect(asked.filter(({path}) => path === '/members').at(-1)?.cookie).toBe('session=open');
  });

  test('shows the form of what it read instead of people where that is asked for', async () => {
    const {out} = await detect('--file', file, '--censored');
    const {verdict, rows, samples} = JSON.parse(out);
    expect({verdict, rows, sample: samples[0].cells}).toEqual({
      verdict: 'people',
      rows: 9,
      sample: ['Xxx Xxxxx', 'xxx.xxxxx9@xxxxxxx.xxx'],
    });
    expect(out).not.toContain(person(0).name);
  });

  test('says in one sentence what is wrong with the question or the page', async () => {
    const wrong: [string[], RegExp][] = [
      [[], /^Say either --url or --file\./],
      [['--url', `${origin}/members`, '--file', file], /^Say either --url or --file\./],
      [['--file', join(folder, 'none.html')], /none\.html does not exist\.\n$/],
      [['--file', folder], /is no file\.\n$/],
      [['--url', 'members'], /^--url members is no web address; one is /],
      [['--url', 'ftp://example.org'], /is no web address/],
      [['--file', file, '--locale', 'no_language_'], /^--locale no_language_ is no language/],
      [['--file', file, '--wait', 'long'], /^--wait long is no number/],
      [['--page', file], /^Unknown option '--page'/],
      [['--file', file, '--profile', folder], /^--profile is for --url/],
      [['--url', `${origin}/members`, '--profile', join(folder, 'nobody')], /nobody is no folder\.\n$/],
      [['--url', `${origin}/gone`], /\/gone answered 404\.\n$/],
    ];
    for (const [args, sentence] of wrong) {
      const {code, out, err} = await detect(...args);
      expect({code, out, err}).toEqual({code: 1, out: '', err: expect.stringMatching(sentence)});
    }
  });
});

// Answers the overlay in place of the background: everything follows from the identifiers, so that a test can say it again.
const fresh = () => ({
  delayMs: 0,
  asked: [],
  facts: [],
  rows: [],
  log: [],
  opened: [],
  reports: [],
  filters: {},
  state: undefined,
  // beginnings of addresses that several people have
  shared: [],
  parts: [],
  partDelayMs: 0,
  partsFail: false,
  // of cards: parts that differ from what `person` says, and what is owed
  card: {},
  supporter: {},
  owed: [{benefit: 'b1', name: 'Postcard', month: '2026-11'}],
  chosen: [],
  choices: {},
  subjects: [],
  // nobody is found
  nobody: false,
});
const stub = fresh();
globalThis.stub = stub;
globalThis.forget = async () => {
  Object.assign(stub, fresh());
  tags.clear();
  await chrome.storage.local.clear();
};

function idOf(row) {
  const text = row.identifiers[0] ?? row.emailPrefix ?? '';
  return text.split(':').at(-1);
}
function scoreOf(id) {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.codePointAt(0)) % 101;
  return sum;
}
function stateOf(id) {
  if (stub.state) return stub.state;
  const score = scoreOf(id);
  if (score % 17 === 3) return {kind: 'unknown'};
  if (score % 17 === 5) return {kind: 'new', joinedDays: 4};
  if (score % 17 === 7) return {kind: 'ambiguous'};
  if (score % 17 === 9) return {kind: 'opted-out'};
  return {kind: 'score', score, risk: score % 7 === 1, staleDays: score % 11 === 4 ? 9 : 0};
}
/** Rows that do not say who they are. */
function unsureOf({identifiers, emailPrefix, masked, conflict}) {
  if (masked) return {kind: 'masked'};
  const isNobody = identifiers.length === 0 && emailPrefix === undefined;
  return isNobody || conflict || stub.shared.includes(emailPrefix) ? {kind: 'ambiguous'} : undefined;
}
const matches = (id, filter) => (filter === undefined ? undefined : scoreOf(id) % 10 === Number(filter.slice(-1)));
const tags = new Map();

const answers = {
  lookUp({rows, filter, facts = []}) {
    stub.asked.push(rows.length);
    stub.facts = facts;
    const factsOf = id => facts.map(name => ({name: `The ${name}`, text: `${name} of ${Number.parseInt(id, 16)}`}));
    stub.rows.push(...rows);
    return rows.map(row => {
      const id = idOf(row);
      const choice = stub.choices[row.identifiers[0]];
      if (choice !== undefined) return {state: {kind: 'score', score: 72, risk: false, staleDays: 0}, id: choice, isChosen: true};
      const state = unsureOf(row) ?? stateOf(id);
      const known = state.kind !== 'unknown' && state.kind !== 'ambiguous';
      const more = facts.length > 0 && known ? {facts: factsOf(id)} : {};
      return {state, ...(known ? {id} : {}), ...more, ...(filter === undefined ? {} : {matches: matches(id, filter)})};
    });
  },
  factFields: () => ['newsletter', 'tag', 'tenure', 'last-contact'].map(name => ({name, label: `The ${name}`})),
  bar: () => ({
    total: 412,
    home: 'local',
    segments: [
      {id: 's1', name: 'Declined', filter: 'score:1', count: 9},
      {id: 's2', name: 'To welcome', filter: 'score:2', count: 4},
      {id: 's3', name: 'Not on the newsletter', filter: 'score:3', count: 57},
    ],
  }),
  check: ({filter}) =>
    /\d$/.test(filter) ? {ok: true, count: 40} : {ok: false, at: 0, message: `There is no field “${filter}”.`},
  handOver: ({adapter, filter}) => ({
    host: adapter,
    text: filter === 'score:3' ? 'It cannot ask for score:3.' : 'It shows 9 people: it asks the same.',
    ...(filter === 'score:3' ? {} : {hash: '#/members?filter=asked'}),
  }),
  person: ({id}) => ({
    supporter: {
      id,
      records: [
        {
          key: `ghost/127.0.0.1/member/${id}`,
          rid: id,
          createdAt: Date.UTC(2023, 2, 5),
          sources: [],
          fields: {tiers: [{name: 'Gold'}]},
          identifiers: [],
        },
      ],
      name: {value: 'Ada Adler', by: {record: 'x', source: 'api', asOf: 0}},
      email: {value: 'ada.adler@example.org', by: {record: 'x', source: 'api', asOf: 0}},
      tags: [...(tags.get(id) ?? ['Wave 1'])].map(name => ({name, records: [], own: true})),
      notes: [{id: 'n', at: 0, text: 'Met at the June meet-up.'}],
      points: [],
      v: 3,
      due: null,
      ...stub.supporter,
    },
    score: scoreOf(id),
    lines: [
      {rule: 'payments', share: Math.ceil(scoreOf(id) / 2)},
      {rule: 'newsletter', share: Math.floor(scoreOf(id) / 2)},
      {rule: 'youtube', share: undefined, said: {action: 'commented', channel: 'youtube'}},
    ],
    status: {kind: 'paid', state: 'active', flags: [], reasons: [], due: null},
    access: {has: true},
    owed: stub.owed,
    links: [{record: 'ghost/blog.example/member/1', address: 'https://blog.example/journal/ghost/#/members/1'}],
    connected: ['ghost'],
    ...stub.card,
    tagsInUse: ['VIP', 'Wave 1', 'Wave 2', 'Conference 2026'],
  }),
  candidates: () => [
    {id: 'one', name: 'Ada Adler', email: 'ada@example.org', vendors: ['ghost', 'mailchimp'], score: 72},
    {id: 'two', name: undefined, email: 'ada.adler@example.org', vendors: ['patreon'], score: 18},
  ],
  choose({identity, id}) {
    stub.chosen.push({row: identity.identifiers[0], id});
    stub.choices = {...stub.choices, [identity.identifiers[0]]: id};
    chrome.tabs.query({}).then(tabs => {
      for (const tab of tabs) chrome.tabs.sendMessage(tab.id, {type: 'refresh'}).catch(() => undefined);
    });
  },
  why: ({id, filter}) => ({
    isIn: false,
    lines: [
      {text: filter, holds: true, depth: 0, value: 'Score: 71', said: 'read from Ghost, 2 min. ago'},
      {text: `id:${id.length}`, holds: false, depth: 1},
    ],
  }),
  find: ({query}) =>
    query === '' || stub.nobody
      ? []
      : [{id: 'found', name: `Found ${query}`, email: 'found@example.org', vendors: ['ghost'], score: 9}],
  subject(data) {
    stub.subjects.push(data);
    return {subject: undefined};
  },
  send({command}) {
    stub.log.push(command);
    if (command.kind === 'deliver') stub.owed = stub.owed.filter(({benefit}) => benefit !== command.benefit);
    if (command.kind === 'tag') {
      const now = new Set(tags.get(command.supporter) ?? ['Wave 1']);
      if (command.on) now.add(command.name);
      else now.delete(command.name);
      tags.set(command.supporter, now);
    }
    const undo =
      command.kind === 'deliver'
        ? {...command, id: `${command.id}-undo`, state: 'not'}
        : command.kind === 'tag'
          ? {...command, id: `${command.id}-undo`, on: !command.on}
          : undefined;
    return {ok: true, writingTo: command.kind === 'tag' ? ['Ghost'] : [], undo};
  },
  report: data => void stub.reports.push(data),
  open: ({path}) => void stub.opened.push(path),
};

// what `inject-part.ts` does
async function injectPart({name}, {tab, frameId}) {
  stub.parts.push(name);
  if (stub.partsFail) throw new Error('no part');
  await chrome.scripting.executeScript({target: {tabId: tab.id, frameIds: [frameId]}, files: [`/${name}.js`]});
}

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (message.type === 'part') {
    setTimeout(() => {
      injectPart(message.data, sender).then(
        () => reply({res: undefined}),
        error => reply({err: {message: error.message}}),
      );
    }, stub.partDelayMs);
    return true;
  }
  const answer = answers[message.type];
  if (!answer) return false;
  setTimeout(() => reply({res: answer(message.data ?? {})}), stub.delayMs);
  return true;
});

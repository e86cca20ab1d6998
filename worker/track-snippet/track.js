// What a creator's own site loads from their private server, as `track.min.txt` delivers it: plain JavaScript for any page, nothing
// evaluated, no cookie, nothing sent or kept before the visitor agreed. Names after `//` on a line are the page's to call.
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one closure is what hides it from the page, and keeps it small
(() => {
  const {src, dataset} = document.currentScript;
  const address = src.replace(/track\.js.*/, `track/${dataset.key}`);
  const query = new URLSearchParams(location.search);
  const person = query.get('regulars') || undefined;
  // Global Privacy Control, Do Not Track, or a browser that a program drives: nothing, whatever the page says.
  const silent = navigator.globalPrivacyControl || navigator.doNotTrack === '1' || navigator.webdriver;
  let visitor;
  let email;
  let waiting = [];
  let timer;
  let page;
  let seconds;

  const random = () => [...crypto.getRandomValues(new Uint32Array(4))].map(number => number.toString(36).padStart(7, 0)).join('');
  const stored = value => {
    try {
      if (value) localStorage.regulars = value;
      else if (value === '') localStorage.removeItem('regulars');
      return localStorage.regulars;
    } catch {
      // Storage can be barred: then this page is all that we know.
      return undefined;
    }
  };
  const post = body => fetch(address, {method: 'POST', body: JSON.stringify(body), keepalive: true, credentials: 'omit'});
  const send = () => {
    clearTimeout(timer);
    const events = waiting.splice(0, 20);
    // Kept for the next time where there is no network; what came twice counts once.
    if (visitor && (events[0] || email)) post({visitor, person, email, events}).catch(() => waiting.unshift(...events));
  };
  const track = (kind, {name, value} = {}) => {
    if (!visitor) return;
    waiting.push({id: random(), at: Date.now(), kind, what: name, value});
    clearTimeout(timer);
    if (waiting[19]) send();
    else timer = setTimeout(send, 2000);
  };
  const turn = () => {
    if (page === location.pathname) return;
    page = location.pathname;
    seconds = 0;
    track('visit', {name: page});
  };
  const start = id => {
    visitor = id;
    turn();
  };

  // Read: half a minute in front of it, and most of it scrolled past.
  setInterval(() => {
    const {scrollHeight} = document.documentElement;
    if (document.hidden || seconds > 29) return;
    seconds = Math.min(seconds + 1, scrollY + innerHeight > scrollHeight * 0.7 ? 30 : 29);
    if (seconds > 29) track('read', {name: page});
  }, 1000);
  addEventListener('click', ({target}) => {
    const link = target.closest?.('a[href]');
    if (link && (link.hasAttribute('download') || /\.(pdf|epub|mobi|zip|mp[34]|docx?|xlsx?)$/i.test(link.pathname)))
      track('download', {name: link.pathname});
  });
  addEventListener('visibilitychange', () => document.hidden && send());
  globalThis.navigation?.addEventListener('navigatesuccess', () => visitor && turn());

  globalThis.regulars = {
    track, // regulars.track('download', {name: 'guide.pdf'})
    consent(yes) {
      if (silent) return;
      if (yes && !visitor) start(stored() || stored(random()) || random());
      if (!yes && visitor) {
        post({visitor, events: [], forget: true});
        visitor = page = stored('');
        waiting = [];
      }
    },
    email(address) {
      email = address;
      send();
    },
  };
  // The link is personal: whoever copies the address must not pass it on.
  if (person) {
    query.delete('regulars');
    history.replaceState(history.state, '', `${location.pathname}${query.size ? `?${query}` : ''}${location.hash}`);
  }
  if (!silent && ('asked' in dataset || stored())) start(stored() || stored(random()) || random());
  dispatchEvent(new Event('regulars'));
})();

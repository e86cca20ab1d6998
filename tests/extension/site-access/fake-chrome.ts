const AGREED = {at: 0, version: 1};

/** As much of the browser's API as site access needs: storage, permissions, registered scripts and tabs. */
export function fakeChrome() {
  const stored: Record<string, unknown> = {consent: AGREED};
  const tabs: {id: number; url: string; isAlive?: boolean}[] = [];
  const granted = new Set<string>();
  let registered: {id: string; matches: string[]}[] = [];
  const injected: number[] = [];
  return {
    stored,
    granted,
    injected,
    openTabs: tabs,
    registered: () => registered,
    /** A browser as it was on the first day, after the creator agreed. The modules under test keep the object that they met first. */
    reset() {
      for (const key of Object.keys(stored)) delete stored[key];
      stored.consent = AGREED;
      granted.clear();
      registered = [];
      injected.length = 0;
      tabs.length = 0;
      this.permissions.asked.consents = true;
    },
    runtime: {id: 'regulars'},
    storage: {
      local: {
        get: async (key: string) => ({[key]: stored[key]}),
        set: async (values: Record<string, unknown>) => void Object.assign(stored, values),
        onChanged: {addListener: () => undefined, removeListener: () => undefined},
      },
    },
    permissions: {
      async request({origins}: {origins: string[]}) {
        if (this.asked.consents) for (const origin of origins) granted.add(origin);
        return this.asked.consents;
      },
      contains: async ({origins}: {origins: string[]}) => origins.every(origin => granted.has(origin)),
      async remove({origins}: {origins: string[]}) {
        for (const origin of origins) granted.delete(origin);
        return true;
      },
      asked: {consents: true},
    },
    scripting: {
      getRegisteredContentScripts: async () => registered,
      registerContentScripts: async (scripts: typeof registered) => {
        registered = scripts;
      },
      updateContentScripts: async (scripts: typeof registered) => {
        registered = scripts;
      },
      unregisterContentScripts: async () => {
        registered = [];
      },
      executeScript: async ({target}: {target: {tabId: number}}) => void injected.push(target.tabId),
    },
    tabs: {
      query: async ({url}: {url: string[]}) => tabs.filter(tab => url.some(pattern => tab.url.startsWith(pattern.slice(0, -1)))),
      async sendMessage(tabId: number) {
        if (!tabs.find(tab => tab.id === tabId)?.isAlive) throw new Error('Receiving end does not exist.');
        return {res: {rows: 0, recognised: 0, adapter: 'ghost'}};
      },
    },
  };
}

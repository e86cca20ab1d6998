import type {WatchedPage} from './watched-page.ts';

/** What is left of us in a page once everything that can be collected has been. */
export type Kept = {
  /** Our hosts that are still in memory, and those of them in the page. */
  readonly hosts: number;
  readonly connected: number;
  /** Our listeners on the window, the document and the navigation. */
  readonly listeners: number;
};

export async function whatIsKept({session, inOurWorld, contextId}: WatchedPage): Promise<Kept> {
  await session.send('HeapProfiler.enable');
  // what a first collection frees may hold more
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
  const hosts = await countHosts(session, contextId());
  const listeners = await inOurWorld<number>(
    '[window, document, document.documentElement, navigation].flatMap(target => Object.values(getEventListeners(target)).flat()).length',
  );
  return {...hosts, listeners};
}

async function countHosts(session: WatchedPage['session'], contextId: number): Promise<Omit<Kept, 'listeners'>> {
  const {result: prototype} = await session.send('Runtime.evaluate', {expression: 'HTMLElement.prototype', contextId});
  const {objects} = await session.send('Runtime.queryObjects', {prototypeObjectId: prototype.objectId ?? ''});
  const {result} = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    returnByValue: true,
    functionDeclaration: `function () {
      const hosts = this.filter(element => !Object.hasOwn(element, 'constructor') && element.hasAttribute('data-regulars'));
      return {hosts: hosts.length, connected: hosts.filter(host => host.isConnected).length};
    }`,
  });
  await session.send('Runtime.releaseObject', {objectId: objects.objectId ?? ''});
  await session.send('Runtime.releaseObject', {objectId: prototype.objectId ?? ''});
  return result.value;
}

import {actorOf, type BlueskyPost, type BlueskyReply, type BlueskyState, DID} from './bluesky-state.ts';

const iso = (at: number) => new Date(at).toISOString();
export const uriOf = (did: string, key: string) => `at://${did}/app.bsky.feed.post/${key}`;

type Written = Omit<BlueskyReply, 'replies'>;
type Link = {root: {uri: string; cid: string}; parent: {uri: string; cid: string}};

function recordOf({at, text}: Pick<Written, 'at' | 'text'>, reply?: Link) {
  return {$type: 'app.bsky.feed.post', createdAt: iso(at), text, ...(reply === undefined ? {} : {reply})};
}

function linkTo(root: string, parent: string): Link {
  return {root: {uri: root, cid: 'bafy'}, parent: {uri: parent, cid: 'bafy'}};
}

/** A post of somebody's as the AppView prints it, seen a second after it was written. */
export function postView(state: BlueskyState, post: Written, reply?: Link) {
  return {
    uri: uriOf(post.did, post.key),
    cid: 'bafy',
    author: actorOf(state, post.did),
    record: recordOf(post, reply),
    indexedAt: iso(post.at + 1_000),
    likeCount: 0,
    replyCount: 0,
    quoteCount: 0,
  };
}

export function feedView(state: BlueskyState, post: BlueskyPost) {
  const {likes, replies, quotes, reposts} = post;
  const counts = {likeCount: likes.length, replyCount: replies.length, quoteCount: quotes.length, repostCount: reposts.length};
  return {post: {...postView(state, {...post, did: DID}), ...counts}};
}

export function likeView(state: BlueskyState, {did, at}: {did: string; at: number}) {
  return {actor: actorOf(state, did), createdAt: iso(at), indexedAt: iso(at + 1_000)};
}

/** The thread below a post of the creator's. */
export function threadView(state: BlueskyState, post: BlueskyPost) {
  const root = uriOf(DID, post.key);
  const below = (reply: BlueskyReply, parent: string): object => ({
    $type: 'app.bsky.feed.defs#threadViewPost',
    post: postView(state, reply, linkTo(root, parent)),
    replies: reply.replies.map(one => below(one, uriOf(reply.did, reply.key))),
  });
  const gone = {$type: 'app.bsky.feed.defs#notFoundPost', uri: 'at://gone', notFound: true};
  return {
    $type: 'app.bsky.feed.defs#threadViewPost',
    post: postView(state, {...post, did: DID}),
    replies: [...post.replies.map(one => below(one, root)), gone],
  };
}

type Note = {reason: string; did: string; at: number; uri: string; subject: string | undefined; record: object};

/** Everything that the network told the creator, newest first. */
export function notesOf(state: BlueskyState): object[] {
  const notes: Note[] = [...state.followers].map(([did, at]) => ({
    reason: 'follow',
    did,
    at,
    uri: `at://${did}/app.bsky.graph.follow/3k`,
    subject: undefined,
    record: {createdAt: iso(at), subject: DID},
  }));
  for (const post of state.posts) {
    const subject = uriOf(DID, post.key);
    const acts = (['like', 'repost'] as const).flatMap(reason =>
      post[`${reason}s`].map(({did, at}) => {
        const uri = `at://${did}/app.bsky.feed.${reason}/3k${post.key}`;
        return {reason, did, at, uri, subject, record: {createdAt: iso(at), subject: {uri: subject}}};
      }),
    );
    const replies = post.replies.map(one => {
      return {...one, reason: 'reply', uri: uriOf(one.did, one.key), subject, record: recordOf(one, linkTo(subject, subject))};
    });
    const quotes = post.quotes.map(one => ({
      ...one,
      reason: 'quote',
      uri: uriOf(one.did, one.key),
      subject,
      record: recordOf(one),
    }));
    notes.push(...acts, ...replies, ...quotes);
  }
  return notes
    .filter(({did}) => did !== DID)
    .sort((left, right) => right.at - left.at)
    .map(({reason, did, at, uri, subject, record}) => ({
      uri,
      cid: 'bafy',
      author: actorOf(state, did),
      reason,
      ...(subject === undefined ? {} : {reasonSubject: subject}),
      record,
      isRead: true,
      indexedAt: iso(at + 1_000),
    }));
}

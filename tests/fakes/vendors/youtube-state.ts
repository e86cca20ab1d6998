export const YOUTUBE_KEY = 'ya29.a0AfakeAccessTokenForTestsOnly';
export const CHANNEL = 'UCown00000000000000000ow';

export type YoutubeMember = {
  kind: 'youtube#member';
  snippet: {
    creatorChannelId: string;
    memberDetails: {channelId: string; channelUrl: string; displayName: string; profileImageUrl: string};
    membershipsDetails: {
      highestAccessibleLevel: string;
      highestAccessibleLevelDisplayName?: string;
      accessibleLevels: string[];
      membershipsDuration: {memberSince: string; memberTotalDurationMonths: number};
      membershipsDurationAtLevels: {level: string; memberSince: string; memberTotalDurationMonths: number}[];
    };
  };
};

/** A comment as the fake remembers it; `author` undefined: the channel is gone. */
export type YoutubeComment = {id: string; author: string | undefined; at: number; text: string};
export type YoutubeThread = YoutubeComment & {video: string; replies: YoutubeComment[]};

export type YoutubeState = {
  readonly members: Map<string, YoutubeMember>;
  readonly threads: YoutubeThread[];
  readonly levels: {id: string; name: string}[];
  /** Channels of the account. */
  readonly channels: {id: string; title: string}[];
  /** What opens it; another one each hour at the vendor. */
  token: string;
  /** Units left today. */
  units: number;
  /** The channel may have no comments. */
  commentsClosed?: boolean;
  /** Google gave no access to memberships. */
  membersClosed?: string;
};

/** The channel of the fake's person of that number. */
export const channelOf = (number: number) => `UC${String(number).padStart(22, '0')}`;

/** A member as the Data API prints one. */
export function youtubeMember(number: number): YoutubeMember {
  const channelId = channelOf(number);
  const since = new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString();
  return {
    kind: 'youtube#member',
    snippet: {
      creatorChannelId: CHANNEL,
      memberDetails: {
        channelId,
        channelUrl: `http://www.youtube.com/channel/${channelId}`,
        displayName: `Viewer ${number}`,
        profileImageUrl: 'https://yt3.example/picture',
      },
      membershipsDetails: {
        highestAccessibleLevel: 'level-1',
        highestAccessibleLevelDisplayName: 'Friend',
        accessibleLevels: ['level-1'],
        membershipsDuration: {memberSince: since, memberTotalDurationMonths: 7},
        membershipsDurationAtLevels: [{level: 'level-1', memberSince: since, memberTotalDurationMonths: 3}],
      },
    },
  };
}

const BEGUN = Date.UTC(2026, 9, 1);

/** A thread, a minute later for each number. */
export function youtubeThread(number: number, more: Partial<YoutubeThread> = {}): YoutubeThread {
  return {
    id: `Ugthread${number}`,
    author: channelOf(number),
    at: BEGUN + number * 60_000,
    text: `What ${number} said`,
    video: `video-${String(number % 3).padStart(5, '0')}`,
    replies: [],
    ...more,
  };
}

/** So many answers under a thread, by people of these numbers. */
export function repliesTo(thread: YoutubeThread, numbers: readonly number[]): YoutubeComment[] {
  return numbers.map((number, at) => ({
    id: `${thread.id}.reply${at}`,
    author: channelOf(number),
    at: thread.at + at + 1,
    text: 'an answer',
  }));
}

/** A day on the channel: a member leaves, another joins, a comment is deleted, one is written, and the token is another. */
export function driftYoutube(state: YoutubeState): void {
  const [first] = state.members.keys();
  if (first !== undefined) state.members.delete(first);
  const number = state.members.size + 2_000;
  state.members.set(channelOf(number), youtubeMember(number));
  state.threads.shift();
  state.threads.push(youtubeThread(number));
}

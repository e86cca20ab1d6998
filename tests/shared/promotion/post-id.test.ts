import {describe, expect, it} from 'vitest';
import {postIdOf, postOfLink} from '#shared/promotion/post-id';

describe('the link of a post', () => {
  it.each([
    ['https://www.facebook.com/ada.adler/posts/pfbid02abcDEF', 'facebook', 'pfbid02abcDEF', 'ada.adler'],
    ['https://www.facebook.com/ada.adler/posts/a-title/1234567890/?__cft__=x', 'facebook', '1234567890', 'ada.adler'],
    ['https://m.facebook.com/story.php?story_fbid=987&id=100', 'facebook', '987', '100'],
    ['https://www.facebook.com/permalink.php?story_fbid=pfbid0x&id=100', 'facebook', 'pfbid0x', '100'],
    ['https://www.facebook.com/watch/?v=55512', 'facebook', '55512', undefined],
    ['https://www.facebook.com/reel/771', 'facebook', '771', undefined],
    ['https://www.instagram.com/p/C1aB_-9/?img_index=2', 'instagram', 'C1aB_-9', undefined],
    ['https://www.instagram.com/ada/reel/C1aB_-9/', 'instagram', 'C1aB_-9', 'ada'],
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s', 'youtube', 'dQw4w9WgXcQ', undefined],
    ['youtu.be/dQw4w9WgXcQ?si=abc', 'youtube', 'dQw4w9WgXcQ', undefined],
    ['https://www.youtube.com/shorts/dQw4w9WgXcQ', 'youtube', 'dQw4w9WgXcQ', undefined],
    ['https://bsky.app/profile/ada.example/post/3kabc2def3g', 'bluesky', '3kabc2def3g', 'ada.example'],
    ['at://did:plc:abc123/app.bsky.feed.post/3kabc2def3g', 'bluesky', '3kabc2def3g', 'did:plc:abc123'],
  ])('%s is read (LOY-27, LOY-29)', (link, channel, id, account) => {
    expect(postOfLink(link)).toEqual({channel, id, ...(account === undefined ? {} : {account})});
  });

  it.each([
    '',
    'hello',
    'https://example.org/p/1',
    'https://www.youtube.com/@ada',
    'https://www.facebook.com/ada',
    'https://notfacebook.com/a/posts/1',
  ])('%j is no post', link => {
    expect(postOfLink(link)).toBeUndefined();
  });

  it('leads to the same id as what connectors and files write of a post', () => {
    expect(postIdOf('bluesky', 'at://did:plc:abc/app.bsky.feed.post/3kabc')).toBe(
      postOfLink('https://bsky.app/profile/a.example/post/3kabc')?.id,
    );
    expect(postIdOf('facebook', '100_1234567890')).toBe('1234567890');
    expect(postIdOf('youtube', 'dQw4w9WgXcQ')).toBe('dQw4w9WgXcQ');
    // A link of another channel stands for itself.
    expect(postIdOf('instagram', 'https://youtu.be/dQw4w9WgXcQ')).toBe('https://youtu.be/dQw4w9WgXcQ');
  });
});

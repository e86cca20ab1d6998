import type {NoticeText} from '#shared/notice/notice-facts';

export const en: NoticeText = ({vendors, isLocal, countsVisits, linksDiscord, leaverMonths}) => [
  'How I keep track of my supporters',
  `I use a tool called Regulars to see who supports me, to deliver what I promised and to thank people. It brings together what ${vendors === '' ? 'the services where you support me' : vendors} already tell me about you: name, e-mail address, membership, payments, orders, newsletter status, and a postal address where I send you something. I may add notes and tags of my own.`,
  isLocal
    ? 'All of it stays in my own browser. The tool has no servers, no analytics and no advertising, and nobody else receives your data.'
    : 'All of it stays in my own browser and on a private server that I run myself with Cloudflare. The tool’s makers receive nothing, there is no analytics and no advertising.',
  ...(countsVisits
    ? [
        'On my own site I count what visitors who agreed to it do there: pages, downloads and what they send me. It sets no cookie, is kept for 90 days (pages that earn you points for as long as the points), and you can take it back on the site at any time.',
      ]
    : []),
  ...(linksDiscord
    ? [
        'On your own page you can link your Discord account. With your consent I then learn your name and id there, once, to see your roles on my server and give you those of your level. A cookie that lasts ten minutes makes sure that it is you. You take it back with one button on the same page.',
      ]
    : []),
  'From payments and activity the tool works out a loyalty score that only I see. It decides nothing by itself. If you do not want one, write to me: you are then not scored, not ranked and not suggested, and nothing else changes for you.',
  leaverMonths === null
    ? 'If you leave, I keep your name and address until you ask me to erase them.'
    : `If you leave, your name, e-mail and address are deleted ${leaverMonths === 1 ? 'one month' : `${leaverMonths} months`} after the last sign of your membership or subscription. Amounts and dates stay, without your name.`,
  'You can ask me at any time what I keep about you, have it corrected, receive a copy, or have it erased: [your e-mail address].',
  `Regulars is not affiliated with ${vendors === '' ? 'these services' : vendors}.`,
];

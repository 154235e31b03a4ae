/** Words of contacts: nouns and verbs, what may stand before them, and what only looks like one. */
import type { EventProposition } from '../../claim.js'

export const nounKinds = new Map<string, EventProposition['kind']>([
  ['call', 'call'],
  ['calls', 'call'],
  ['conversation', 'call'],
  ['conversations', 'call'],
  ['teleconference', 'call'],
  ['videoconference', 'call'],
  ['meeting', 'meeting'],
  ['meetings', 'meeting'],
  ['summit', 'meeting'],
  ['summits', 'meeting'],
  ['encounter', 'meeting'],
  ['encounters', 'meeting'],
  ['round', 'round'],
  ['rounds', 'round'],
  ['talks', 'round'],
  ['negotiations', 'round'],
  ['consultations', 'round'],
  ['visit', 'visit'],
  ['visits', 'visit'],
  ['trip', 'visit'],
  ['trips', 'visit'],
  ['deadline', 'deadline'],
])

export const talkNouns = new Set([
  'talks',
  'negotiations',
  'consultations',
  'meetings',
  'discussions',
  'dialogue',
  'negotiation',
  'talk',
  'bargaining',
])

/** Words that stand between an ordinal, a number or an article and the noun, or before it in its phrase. */
export const modifiers: ReadonlySet<string> = new Set(
  `phone telephone video conference virtual face to in person direct formal official bilateral trade economic tariff high level top senior major key
  such known working new latest last previous recent upcoming planned scheduled expected forthcoming next final long awaited much anticipated
  historic landmark crucial two three day days hour separate further additional full successive state formal highly rare brief lengthy
  presidential leaders leader ministerial - -- -to-face first-ever ever and public reported proposed possible potential in-person face-to-face hour-long commercial consecutive subsequent earlier initial preliminary
  weekend weekday minute minutes hourlong morning evening afternoon surprise introductory closed door private follow up urgent tense productive
  constructive good frank candid sideline multi roughly nearly about almost over more than less ill fated joint lengthy critical pivotal summit g20 apec style`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

export const articles = new Set([
  'the',
  'a',
  'an',
  'this',
  'that',
  'their',
  'his',
  'her',
  'its',
  'these',
  'those',
  'another',
  'any',
  'our',
  "'s",
  '’s',
  'no',
])

/** Talks about other things, between other parties. */
export const otherTalks = new Set(
  'peace budget ceasefire nuclear merger takeover contract labor labour climate coalition pay wage debt hostage spending pep small shop pillow'.split(
    ' ',
  ),
)

export const otherMeetings = new Set(
  'board shareholder shareholders annual committee cabinet fed federal fomc opec council staff town party company club investor politburo policy emergency congressional parliamentary g20 g7 apec ministers editorial prayer'.split(
    ' ',
  ),
)

/** Things that are met and are nobody. */
export const metThings = new Set(
  `demand demands need needs target targets goal goals requirement requirements obligation obligations commitment commitments deadline deadlines
  condition conditions standard standards criteria expectation expectations challenge challenges quota quotas pledge pledges cost costs halfway
  resistance opposition terms their its the a an any all these those this that`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

export const verbs = new Set(
  'meet speak talk call phone telephone visit travel fly sit confer convene gather sign expire'.split(' '),
)

export const possessors = new Set([
  'leaders',
  'presidents',
  'sides',
  'countries',
  'ministers',
  'governments',
  'nations',
])

/** Bodies of many countries: their meetings are contacts of no two. */
export const manySided: ReadonlySet<string> = new Set(
  `apec g20 g7 g8 g77 un u.n wto imf brics asean nato sco opec opec+ oecd eu e.u quad aukus davos cop general-assembly multilateral plenary`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

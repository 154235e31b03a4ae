/** The words by which a sentence is known to speak of a contact, an absence, the future, or to report what somebody said. */
import type { Sentence } from '../../language/marks.js'

/** Bits: which readers have something to look for in a sentence. */
export const cue = { event: 1, absence: 2, future: 4, speech: 8, quote: 16 } as const

const table = new Map<string, number>()

function add(bit: number, words: string): void {
  for (const word of words.split(/\s+/)) if (word !== '') table.set(word, (table.get(word) ?? 0) | bit)
}

add(
  cue.event,
  `call calls called phone phoned telephone telephoned conversation conversations meet meets met meeting meetings round rounds talk talks talked
  talking speak speaks spoke spoken speaking summit summits visit visits visited visiting trip trips travel traveled travelled travels fly flew
  negotiation negotiations negotiated session sessions sit sat sit-down face-to-face encounter encounters consultation consultations dialogue
  host hosts hosted convene convened gather gathered confer conferred sign signs signed signing deadline deadlines expire expires expired
  videoconference video-conference teleconference contact contacts receive received first second third fourth fifth sixth seventh eighth
  framework deal agreement accord pact consensus`,
)
add(
  cue.absence,
  `no not n't never neither nor none without yet deny denies denied denial denying fail fails failed refuse refused refuses stop stopped
  cannot hasn't haven't hadn't didn't isn't aren't wasn't weren't doesn't don't won't wouldn't couldn't absent absence lack lacked lacking
  remain remains remained nothing decline declines declined`,
)
add(
  cue.future,
  `will would could may might shall likely unlikely expect expects expected expecting predict predicts predicted prediction predictions forecast
  forecasts forecasted project projects projected projection projections anticipate anticipates anticipated foresee foresees foresaw see sees
  going 'll won't outlook estimate estimates estimated poised set due scheduled slated hope hopes probably perhaps should bet bets reckon
  reckons warn warns warned caution cautions cautioned`,
)
add(
  cue.speech,
  `say says said saying tell tells told add adds added note notes noted remark remarked state stated states comment commented comments explain
  explained write wrote written post posted argue argues argued claim claims claimed insist insists insisted stress stresses stressed emphasize
  emphasizes emphasized emphasise emphasised reiterate reiterated acknowledge acknowledged concede conceded admit admitted maintain maintained
  point pointed observe observed reply replied respond responded report reports reported reporting reveal revealed reveals disclose disclosed
  suggest suggests suggested indicate indicates indicated believe believes believed think thinks warn warns warned caution cautioned cautions
  predict predicts predicted expect expects expected forecast forecasts project projects projected anticipate anticipates anticipated estimate
  estimates estimated confirm confirms confirmed announce announces announced declare declared pledge pledged pledges promise promised vow vowed
  commit committed propose proposed proposes urge urges urged call calls called demand demanded demands hope hopes hoped threaten threatens
  threatened deny denies denied reject rejected rejects dismiss dismissed allege alleged describe describes described praise praised hail
  hailed welcome welcomed criticize criticized criticise criticised blame blamed accuse accused condemn condemned denounce denounced complain
  complained lament lamented express expressed raise raised voice voiced question questioned decline declined refuse refused signal signaled
  signalled hint hinted according per show shows showed shown quote quoted tweet tweeted unveil unveiled see sees brief briefed underscore
  underscored highlight highlighted recall recalled ask asked respond responds agree agreed foresee foresees worry worries worried fear fears
  feared doubt doubts oppose opposes opposed call-on reckon reckons conclude concluded assert asserted affirm affirmed reaffirm reaffirmed`,
)

const flags = new WeakMap<Sentence, number>()

/** Which cues stand in a sentence, as bits of `cue`. One look at every word; remembered. */
export function cuesOf(sentence: Sentence): number {
  const known = flags.get(sentence)
  if (known !== undefined) return known
  let found = 0
  for (const { kind, lower } of sentence.tokens)
    if (kind === 'word') found |= table.get(lower) ?? (lower.endsWith("n't") ? cue.absence : 0)
  for (const mark of sentence.marks) if (mark.kind === 'quote') found |= cue.quote | cue.speech
  flags.set(sentence, found)
  return found
}

export function hasCue(sentence: Sentence, bits: number): boolean {
  return (cuesOf(sentence) & bits) !== 0
}

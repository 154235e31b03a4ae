/** Dictionary forms, by table and a few rules: cheap, and right for the words of trade; an unknown word is led back by rule. */
import { irregularBase, isVerbBase } from './verbs.js'

/** Words that end like a plural or a verb form and are none, and irregular plurals. */
const fixed = new Map<string, string>(
  Object.entries({
    men: 'man',
    women: 'woman',
    people: 'people',
    children: 'child',
    data: 'data',
    cargoes: 'cargo',
    tomatoes: 'tomato',
    potatoes: 'potato',
    halves: 'half',
    lives: 'life',
    calves: 'calf',
    wives: 'wife',
    leaves: 'leave',
    knives: 'knife',
    shelves: 'shelf',
    indices: 'index',
    crises: 'crisis',
    analyses: 'analysis',
    bases: 'base',
    hypotheses: 'hypothesis',
    feet: 'foot',
    geese: 'goose',
    teeth: 'tooth',
    spokesmen: 'spokesman',
    spokeswomen: 'spokeswoman',
    statesmen: 'statesman',
    businessmen: 'businessman',
    countrymen: 'countryman',
    chairmen: 'chairman',
    higher: 'high',
    highest: 'high',
    lower: 'lower',
    lowest: 'low',
    larger: 'large',
    largest: 'large',
    bigger: 'big',
    biggest: 'big',
    smaller: 'small',
    smallest: 'small',
    moneys: 'money',
    monies: 'money',
    species: 'species',
    series: 'series',
    headquarters: 'headquarters',
    customs: 'customs',
    goods: 'goods',
    news: 'news',
    means: 'mean',
    buses: 'bus',
    gases: 'gas',
    lenses: 'lens',
    taxes: 'tax',
    axes: 'axis',
    during: 'during',
    nothing: 'nothing',
    something: 'something',
    anything: 'anything',
    everything: 'everything',
    according: 'accord',
    morning: 'morning',
    evening: 'evening',
    ceiling: 'ceiling',
    sterling: 'sterling',
    shilling: 'shilling',
    beijing: 'beijing',
    spring: 'spring',
    string: 'string',
    thing: 'thing',
    king: 'king',
    wing: 'wing',
    ring: 'ring',
    bring: 'bring',
    sing: 'sing',
    being: 'be',
    hundred: 'hundred',
    indeed: 'indeed',
    need: 'need',
    seed: 'seed',
    feed: 'feed',
    speed: 'speed',
    exceed: 'exceed',
    proceed: 'proceed',
    succeed: 'succeed',
    agreed: 'agree',
    decreed: 'decree',
    guaranteed: 'guarantee',
    freed: 'free',
    oilseed: 'oilseed',
    oilseeds: 'oilseed',
    rapeseed: 'rapeseed',
    cottonseed: 'cottonseed',
    feedstuffs: 'feedstuff',
    red: 'red',
    bed: 'bed',
    shed: 'shed',
    united: 'united',
    biased: 'biased',
    focused: 'focus',
    focussed: 'focus',
    biases: 'bias',
  }),
)

const keepS = new Set(
  `this its his hers ours theirs yours was has is as us yes gas bus plus thus always perhaps across less unless besides sometimes
towards afterwards upwards downwards onwards forwards backwards overseas politics economics physics logistics statistics electronics
semiconductors' paris texas kansas arkansas illinois philippines netherlands wales reuters focus virus status census surplus bonus campus
consensus versus atlas canvas christmas chaos bias basis crisis analysis thesis emphasis hypothesis nexus apparatus stimulus prospectus
dallas vegas los angeles cyprus mars mercedes jones williams james ross harris morris davis phillips humus walrus cos mosaics yields'`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Ending pairs of -ed and -ing stems that take their `e` back: `impos`, `announc`, `chang`, `reduc`. */
const takesE =
  /(?:[aeiou](?:[cgvz]|rs|ns|ls)|[cgvuz]|at|bl|cl|dl|fl|gl|kl|pl|tl|ir|ur|iz|is|os|as|us|eas|ud|id|ibut|ar|in|ot|ik|ok|ak|ap|op)$/

/** The dictionary form of a word in lower case: `fell` is `fall`, `tariffs` is `tariff`, `imposing` is `impose`. */
export function lemmaOf(lower: string): string {
  const length = lower.length
  if (length < 3 || length > 24) return irregularBase(lower) ?? lower
  const known = fixed.get(lower) ?? irregularBase(lower)
  if (known !== undefined) return known
  if (lower.endsWith('ing')) return length > 5 ? undone(lower.slice(0, -3), lower) : lower
  if (lower.endsWith('ed')) return length > 4 ? undonePast(lower) : lower
  if (lower.charCodeAt(length - 1) === 115) return singular(lower)
  return lower
}

function undonePast(lower: string): string {
  if (lower.endsWith('ied')) return `${lower.slice(0, -3)}y`
  if (lower.endsWith('eed')) return lower
  return undone(lower.slice(0, -2), lower)
}

/** A stem without its ending, made a word again; `whole` where no vowel is left in the stem (`string`, `bred`). */
function undone(stem: string, whole: string): string {
  if (isVerbBase(stem)) return stem
  if (isVerbBase(`${stem}e`)) return `${stem}e`
  const end = stem.length - 1
  const doubled = end > 1 && stem.charCodeAt(end) === stem.charCodeAt(end - 1)
  if (doubled && isVerbBase(stem.slice(0, -1))) return stem.slice(0, -1)
  if (!/[aeiouy]/.test(stem)) return whole
  if (doubled) return /(?:ll|ss|zz|ff)$/.test(stem) ? stem : stem.slice(0, -1)
  return takesE.test(stem) &&
    !/(?:ain|ein|oin|ean|ear|oar|ait|eat|oat|eak|oak|ook|eek|eap|oop|eep|eas|en|on)$/.test(stem)
    ? `${stem}e`
    : stem
}

function singular(lower: string): string {
  if (keepS.has(lower) || lower.endsWith('ss') || lower.endsWith("'s")) return lower
  if (lower.endsWith('us') && lower.length > 4) return lower
  if (lower.endsWith('ies')) return lower.length > 4 ? `${lower.slice(0, -3)}y` : lower.slice(0, -1)
  if (/(?:sses|shes|ches|xes|zzes)$/.test(lower)) return lower.slice(0, -2)
  if (lower.endsWith('sis')) return lower
  return lower.slice(0, -1)
}

/** Words for what is negotiated, and the ledger's tracks they may belong to, the main one first. */
import { type Layout, lowerAt } from '../attribution/layout.js'

export interface Topic {
  /** Tokens. */
  from: number
  to: number
  tracks: string[]
  text: string
}

/** Phrases of up to four words, longest first by construction; plural forms are told. */
const rows: [tracks: string, phrases: string][] = [
  [
    'chips export-controls',
    'chips|chip|semiconductors|semiconductor|computer chips|advanced chips|ai chips|chip exports|chip sales|chip curbs|chip restrictions|semiconductor exports|artificial intelligence chips|chip export controls|nvidia chips|microchips',
  ],
  [
    'export-controls chips',
    'export controls|export control|export curbs|export restrictions|technology controls|tech curbs|technology restrictions|technology exports|high - tech exports|tech exports|technology transfer|entity list|tech restrictions|export limits',
  ],
  [
    'farm-purchases',
    'farm purchases|agricultural purchases|farm goods|agricultural goods|soybean purchases|soybeans|soybean sales|soybean|agricultural products|farm products|farm exports|agricultural exports|agriculture|crop purchases|grain purchases|agricultural trade|farm trade|purchases of farm goods|purchases of soybeans|purchases of agricultural products|agricultural imports|farm sales|corn purchases|beef purchases',
  ],
  [
    'fentanyl',
    'fentanyl|fentanyl precursors|precursor chemicals|opioids|synthetic opioids|fentanyl tariffs|drug precursors|fentanyl trafficking|opioid precursors',
  ],
  [
    'rare-earths',
    'rare earths|rare earth|rare - earth|critical minerals|rare earth exports|rare earth minerals|rare earth magnets|magnets|rare - earths|rare earth metals',
  ],
  ['tiktok', 'tiktok|tiktok app|tiktok sale|tik tok|video app|short - video app|bytedance'],
  [
    'tariffs',
    'tariffs|tariff|tariff truce|duties|tariff cuts|tariff relief|tariff rollback|trade truce|truce|levies|tariff reductions|reciprocal tariffs',
  ],
  ['port-fees', 'port fees|port charges|shipping fees|shipbuilding|docking fees|port fee'],
  ['investment', 'investment|investments|investment rules|outbound investment'],
  ['taiwan', 'taiwan'],
  ['ai', 'artificial intelligence|ai safety|ai'],
]

const phrases = new Map<string, { words: string[]; tracks: string[] }[]>()
for (const [tracks, list] of rows)
  for (const phrase of list.split('|')) {
    const words = phrase.split(' ')
    const first = words[0] ?? ''
    const group = phrases.get(first) ?? []
    group.push({ words, tracks: tracks.split(' ') })
    phrases.set(first, group)
  }
for (const group of phrases.values()) group.sort((a, b) => b.words.length - a.words.length)

/** The topics named between two tokens, in order; of overlapping phrases the longest. */
export function tracksIn(layout: Layout, from: number, to: number): Topic[] {
  const found: Topic[] = []
  for (let index = from; index < to; index++) {
    const group = phrases.get(lowerAt(layout, index))
    const match = group?.find(
      ({ words }) =>
        index + words.length <= to && words.every((word, offset) => lowerAt(layout, index + offset) === word),
    )
    if (match === undefined) continue
    const end = index + match.words.length
    const start = layout.tokens[index]?.start ?? 0
    const stop = layout.tokens[end - 1]?.end ?? start
    found.push({ from: index, to: end, tracks: match.tracks, text: layout.sentence.text.slice(start, stop) })
    index = end - 1
  }
  return found
}

/** Nouns for people and bodies that speak without a name: officials, the embassy, analysts, growers. */
import type { MarkOf } from './marks.js'

type RoleType = MarkOf<'role'>['type']

/** Phrases by type, singular; the plural is added by rule. `=` gives the role's printed form where it differs. */
const lists: [RoleType, string][] = [
  [
    'official',
    `president|vice president|vice premier|vice-premier|premier|prime minister|chancellor|minister|foreign minister|commerce minister|finance minister|trade minister
|agriculture minister|defense minister|defence minister|deputy minister|vice minister|vice foreign minister|vice commerce minister|assistant minister|secretary|treasury secretary|commerce secretary|secretary of state|secretary of the treasury
|secretary of commerce|secretary of agriculture|agriculture secretary|defense secretary|trade representative|trade envoy|envoy|ambassador|consul|diplomat|top diplomat|negotiator|trade negotiator|top trade negotiator|chief negotiator|official|senior official
|administration official|senior administration official|trump administration official|biden administration official|white house official|government official|trade official|customs official|commerce official|treasury official|ministry official
|senior white house official|us official|state department official|leader|senator|congressman|congresswoman|representative|lawmaker|governor|national security adviser|national security advisor|adviser|advisor|under secretary|undersecretary|deputy secretary|delegation|administration
|government|cabinet|authority|regulator|policymaker|chair|chairman|general secretary|czar|aide|chief of staff`,
  ],
  [
    'spokesperson',
    `spokesperson|spokesman|spokeswoman|press secretary|ministry spokesperson|ministry spokesman|ministry spokeswoman|embassy spokesperson|embassy spokesman|foreign ministry spokesperson|foreign ministry spokesman|foreign ministry spokeswoman
|commerce ministry spokesperson|commerce ministry spokesman|commerce ministry spokeswoman|white house press secretary|deputy press secretary|white house spokesperson|white house spokesman|embassy`,
  ],
  [
    'analyst',
    `analyst|economist|chief economist|senior economist|agricultural economist|expert|trade expert|researcher|strategist|professor|scholar|observer|fellow|senior fellow|trade lawyer|lawyer|consultant|forecaster|market analyst|market watcher|commodity analyst|academic`,
  ],
  [
    'industry',
    `trader|grain trader|grower|soybean grower|corn grower|farmer|soybean farmer|rancher|producer|exporter|importer|buyer|processor|crusher|manufacturer|retailer|chief executive|chief executive officer|ceo|executive|trade group|industry group|farm group
|lobby group|business group|industry body|industry association|trade association|company|firm|supplier|dealer|broker|miller|packer|shipper|investor|business leader|agent`,
  ],
  [
    'agency',
    `customs|customs administration|customs agency|customs authority|customs data|statistics bureau|statistics agency|statistics office|census bureau|commerce ministry|foreign ministry|finance ministry|agriculture ministry|commerce department|treasury department
|state department|agriculture department|justice department|trade ministry|transport ministry|ministry of commerce|ministry of foreign affairs|ministry|department|agency|bureau|central bank|customs office|general administration of customs|court|supreme court|congress|state planner`,
  ],
  [
    'press',
    `news agency|newspaper|broadcaster|state media|state broadcaster|state news agency|media|reporter|magazine|wire service|outlet`,
  ],
]

export interface RoleNoun {
  words: string
  role: string
  type: RoleType
}

function plural(words: string): string {
  if (/(?:man|woman)$/.test(words)) return words.replace(/man$/, 'men')
  if (/[^aeiou]y$/.test(words)) return `${words.slice(0, -1)}ies`
  if (/(?:s|ch|sh|x)$/.test(words)) return words.endsWith('s') ? words : `${words}es`
  return `${words}s`
}

/** Bodies that need no plural of their own. */
const noPlural = new Set(['customs', 'media', 'congress', 'customs data', 'state media', 'court', 'embassy'])

export const roleNouns: RoleNoun[] = lists.flatMap(([type, phrases]) =>
  phrases.split('|').flatMap((raw) => {
    const words = raw.trim()
    const one: RoleNoun = { words, role: words.replaceAll('-', ' '), type }
    if (noPlural.has(words)) return [one]
    const many = plural(words)
    return many === words ? [one] : [one, { words: many, role: one.role, type }]
  }),
)

/** Countries of origin: by code or name, the groups they stand in, and which of them law treats alike. */
import type { CountryGroup } from '../ledger/tariff.js'
import type { Day } from '../time/day.js'

/** All countries. */
export const everywhere = 'W'

/** The group whose goods pay the second column, where the schedule has one. */
export const secondColumn = 'COLUMN-2'

/** Whether an origin is meant by a record's field on a day: by its own code, by a group it is in that day, or by `W`. */
export type OriginTest = (tokens: readonly string[], origin: string, day: Day) => boolean

interface Membership {
  from?: Day
  through?: Day
}

/** Groups as the engine asks them. */
export class Origins {
  private readonly members = new Map<string, Map<string, Membership[]>>()

  constructor(groups: readonly CountryGroup[]) {
    for (const { code, members } of groups) {
      const byCode = new Map<string, Membership[]>()
      for (const { code: country, ...when } of members) byCode.set(country, [...(byCode.get(country) ?? []), when])
      this.members.set(code, byCode)
    }
  }

  isGroup(code: string): boolean {
    return this.members.has(code)
  }

  /** Whether the origin is in a group on a day. */
  isIn(group: string, origin: string, day: Day): boolean {
    return (this.members.get(group)?.get(origin) ?? []).some(
      ({ from, through }) => (from === undefined || from <= day) && (through === undefined || day <= through),
    )
  }

  /** Whether it is in it on any day. */
  isEverIn(group: string, origin: string): boolean {
    return this.members.get(group)?.has(origin) ?? false
  }

  meant(tokens: readonly string[], origin: string, day: Day): boolean {
    for (const token of tokens)
      if (token === everywhere || token === origin || this.isIn(token, origin, day)) return true
    return false
  }

  /** Whether a record might mean it on some day. */
  everMeant(tokens: readonly string[], origin: string): boolean {
    for (const token of tokens)
      if (token === everywhere || token === origin || this.isEverIn(token, origin)) return true
    return false
  }

  /** Whether a record means it on every day: by its own code or as one of all, and spares it on none. */
  alwaysMeant(tokens: readonly string[], spared: readonly string[], origin: string): boolean {
    const own = tokens.some((token) => token === everywhere || token === origin)
    return own && !(spared.length > 0 && this.everMeant(spared, origin))
  }

  /** First days on which the origin's memberships change. */
  changes(origin: string): Day[] {
    const days: Day[] = []
    for (const byCode of this.members.values())
      for (const { from, through } of byCode.get(origin) ?? []) {
        if (from !== undefined) days.push(from)
        if (through !== undefined) days.push((through + 1) as Day)
      }
    return days
  }

  /** The same text for origins that law cannot tell apart: their own code if law names it, and their groups with dates. */
  kindOf(origin: string, named: ReadonlySet<string>): string {
    const parts = named.has(origin) ? [origin] : []
    for (const [group, byCode] of this.members) {
      const when = byCode.get(origin)
      if (when !== undefined && named.has(group)) parts.push(`${group}${JSON.stringify(when)}`)
    }
    return parts.join('|')
  }
}

/** Units of quantity as rates of duty print them: behind a stroke (`4.4¢/kg`), or the word `each`. */

/** As `Rate` holds it, then the other ways to write it. The longest that fits is the one. */
const table: readonly (readonly [unit: string, ...written: string[]])[] = [
  ['each', 'article', 'no.', 'unit', 'piece', '台', '件', '个', '只'],
  ['kg', 'kilogram', 'kilo', '千克', '公斤'],
  ['g', 'gram', '克'],
  ['t', 'metric ton', 'tonne', '吨'],
  ['lb', 'pound'],
  ['carat'],
  ['clean kg', 'kg clean', 'clean-yield kg'],
  ['liter', 'liters', 'litre', 'litres', '升'],
  ['pf. liter', 'pf.liter', 'pf. liters', 'pf.liters', 'proof liter'],
  ['bbl', 'barrel'],
  ['doz.', 'doz', 'dozen'],
  ['doz. prs.', 'doz.prs.', 'doz. pr.', 'dozen pairs'],
  ['gross'],
  ['line/gross', 'line/ gross', 'gross line', 'gr.lines'],
  ['thousand', '1000', '1,000', '1000 pins', '1,000 pins'],
  ['hundred', '100'],
  ['pr.', 'pr', 'prs.', 'pair', 'pairs', '双'],
  ['head', '头'],
  ['m', 'lin. m', 'linear meter', 'meter', '米'],
  ['m2', 'sq. m', 'square meter', '平方米'],
  ['m3', 'cubic meter', '立方米'],
  ['square', 'squares'],
  ['pack'],
  ['jewel'],
  ['jewel over 7'],
  ['MWh'],
  ['net ton', 'net tons'],
]

const byName = new Map(
  table.flatMap(([unit, ...written]) => [unit, ...written].map((name) => [name.toLowerCase(), unit])),
)

const names = [...byName.keys()].sort((a, b) => b.length - a.length)

/** Every unit, as `Rate` holds it. */
export function rateUnits(): string[] {
  return table.map(([unit]) => unit)
}

/**
 * The unit at the start of a text, and what stands behind it: `kg on copper content` is `kg` and `on copper content`.
 *
 * @returns undefined for a unit that no rate is known to print, or a longer word that only begins like one
 */
export function leadingUnit(text: string): { unit: string; behind: string } | undefined {
  const lower = text.toLowerCase()
  for (const name of names) {
    if (!lower.startsWith(name)) continue
    const behind = text.slice(name.length)
    // "m2of recording surface" is printed so; any other letter or digit that follows belongs to a longer word.
    if (/^[\p{L}\d.]/u.test(behind) && !/^of\s/.test(behind)) continue
    const unit = byName.get(name)
    return unit === undefined ? undefined : { unit, behind: behind.trimStart() }
  }
  return undefined
}

/** Contents by which a duty is measured, as the schedule's column of units names them: `Cu kg` is kilograms of copper content. */
export const contentUnits: ReadonlyMap<string, { unit: string; on: string }> = new Map(
  Object.entries({
    'cu kg': 'copper content',
    'pb kg': 'lead content',
    'zn kg': 'zinc content',
    'mo kg': 'molybdenum content',
    'w kg': 'tungsten content',
    'mn kg': 'manganese content',
    'mg kg': 'magnesium content',
    'si kg': 'silicon content',
    'kg ttl sug': 'total sugars',
    'kg amc': 'anhydrous morphine content',
  }).map(([name, on]) => [name, { unit: 'kg', on }]),
)
